using SchemaRunner.Postgres.Scripts;

namespace SchemaRunner.Postgres.Scope;

/// <summary>What an ALTER TABLE does to the rows, read from the actions behind the table's name.</summary>
internal static class TableChange
{
    private static readonly string[] s_steady =
    [
        "now", "transaction_timestamp", "statement_timestamp", "current_setting", "timezone", "lower", "upper", "coalesce",
        "date_trunc", "to_jsonb", "jsonb_build_object", "jsonb_build_array", "json_build_object", "make_date", "make_interval",
        "make_timestamp", "to_date", "to_timestamp", "md5", "abs", "round", "concat", "repeat", "cast", "row", "numeric",
    ];

    /// <summary>Whether rows are written anew, or a column's type changes.</summary>
    public static bool Rewrites(SqlCursor at, Func<string, bool> isDomain)
    {
        var cursor = at.Fork();
        var depth = 0;
        var (action, start) = ("", true);
        for (; !cursor.IsAtEnd && cursor.Current.Kind != TokenKind.Semicolon; cursor.Advance())
        {
            depth += cursor.Current.Kind == TokenKind.OpenParen ? 1 : cursor.Current.Kind == TokenKind.CloseParen ? -1 : 0;
            if (start) (action, start) = (cursor.Is("ALTER") ? "ALTER" : cursor.Is("ADD") ? "ADD" : "SET", false);
            if (depth > 0) continue;
            if (cursor.Is(',')) start = true;
            else if (cursor.IsAtName && IsRewriting(cursor, action, isDomain)) return true;
        }

        return false;
    }

    private static bool IsRewriting(SqlCursor cursor, string action, Func<string, bool> isDomain) => action switch
    {
        "ALTER" => cursor.IsAny("TYPE", "EXPRESSION"),
        "ADD" => cursor.IsAny("STORED", "IDENTITY", "serial", "bigserial", "smallserial", "serial4", "serial8", "serial2")
            || (cursor.Is("DEFAULT") && IsVolatile(cursor)) || isDomain(cursor.Fork().ReadName()),
        _ => cursor.IsAny("LOGGED", "UNLOGGED", "TABLESPACE", "METHOD"),
    };

    /// <summary>A constant is kept in the catalog; what may differ from row to row is written to each.</summary>
    private static bool IsVolatile(SqlCursor at)
    {
        var cursor = at.Fork();
        for (cursor.Advance(); !cursor.IsAtEnd && cursor.Current.Kind != TokenKind.Semicolon && !cursor.Is(','); cursor.Advance())
        {
            if (!cursor.IsAtName) continue;
            var path = cursor.Fork();
            var name = path.ReadPath();
            if (path.Current.Kind == TokenKind.OpenParen && !s_steady.Contains(name[^1]) && !IsTypeLength(name[^1])) return true;
        }

        return false;
    }

    private static bool IsTypeLength(string name) => name is "varchar" or "char" or "character" or "varying" or "decimal" or "check" or "references";
}
