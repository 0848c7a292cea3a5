using SchemaRunner.Postgres.Scripts;

namespace SchemaRunner.Postgres.Scope;

/// <summary>Which locks an ALTER TABLE takes, read from the actions behind the table's name (manual, ALTER TABLE).</summary>
/// <param name="ClosesReaders">Whether one of them takes ACCESS EXCLUSIVE, as most do.</param>
/// <param name="ClosesWriters">Whether one of them takes SHARE ROW EXCLUSIVE.</param>
/// <param name="Names">Names of keys and columns that are dropped, and of columns that get another type.</param>
/// <param name="Partitions">Tables that are attached or detached; the others below the table are left alone then.</param>
internal sealed record AlterLocks(
    bool ClosesReaders, bool ClosesWriters, IReadOnlyCollection<string> Names, IReadOnlyList<IReadOnlyList<string>> Partitions)
{
    private enum Level
    {
        /// <summary>SHARE UPDATE EXCLUSIVE: readers and writers go on.</summary>
        Nobody,
        Writers,
        Everybody,
    }

    /// <summary>Reads the actions from here to the end of the statement; the cursor stays.</summary>
    public static AlterLocks Of(SqlCursor at)
    {
        var cursor = at.Fork();
        var level = Level.Nobody;
        var names = new HashSet<string>();
        var partitions = new List<IReadOnlyList<string>>();
        do
        {
            var action = LevelOf(cursor.Fork());
            if (action > level) level = action;
            if (Changed(cursor.Fork()) is { Length: > 0 } name) names.Add(name);
            if (cursor.Skip("ATTACH", "PARTITION") || cursor.Skip("DETACH", "PARTITION")) partitions.Add(cursor.ReadPath());
        }
        while (SkipAction(cursor));
        return new AlterLocks(level == Level.Everybody, level == Level.Writers, names, partitions);
    }

    private static Level LevelOf(SqlCursor action)
    {
        if (action.Skip("VALIDATE", "CONSTRAINT") || action.Skip("ATTACH", "PARTITION") || action.Skip("CLUSTER", "ON")
            || action.Skip("SET", "WITHOUT", "CLUSTER") || IsOption(action))
            return Level.Nobody;
        if (action.Skip("ENABLE") || action.Skip("DISABLE"))
        {
            _ = action.Skip("REPLICA") || action.Skip("ALWAYS");
            return action.Is("TRIGGER") ? Level.Writers : Level.Everybody;
        }

        if (action.Skip("ADD"))
        {
            if (action.Skip("CONSTRAINT")) _ = action.ReadName();
            return action.Is("FOREIGN") ? Level.Writers : Level.Everybody;
        }

        return action.Skip("ALTER") && IsOfColumn(action) ? Level.Nobody : Level.Everybody;
    }

    /// <summary>Whether it sets options of a table or column, all of which but one let writers go on.</summary>
    private static bool IsOption(SqlCursor action)
    {
        if (!action.IsAny("SET", "RESET")) return false;
        var ahead = action.Fork();
        ahead.Advance();
        if (ahead.Current.Kind != TokenKind.OpenParen) return false;
        ahead.Advance();
        return !ahead.Is("user_catalog_table");
    }

    private static bool IsOfColumn(SqlCursor action)
    {
        action.Skip("COLUMN");
        _ = action.ReadName();
        return IsOption(action) || action.Skip("SET", "STATISTICS");
    }

    /// <summary>The key or column that goes, or the column that gets another type.</summary>
    private static string Changed(SqlCursor action)
    {
        if (action.Skip("DROP"))
        {
            _ = action.Skip("CONSTRAINT") || action.Skip("COLUMN");
            action.Skip("IF", "EXISTS");
            return action.ReadName();
        }

        if (!action.Skip("ALTER")) return "";
        action.Skip("COLUMN");
        var column = action.ReadName();
        return action.Is("TYPE") || action.Skip("SET", "DATA", "TYPE") ? column : "";
    }

    /// <summary>Moves behind the comma that ends an action; false at the end of the statement.</summary>
    private static bool SkipAction(SqlCursor cursor)
    {
        var depth = 0;
        for (; !cursor.IsAtEnd && cursor.Current.Kind != TokenKind.Semicolon; cursor.Advance())
        {
            depth += cursor.Current.Kind == TokenKind.OpenParen ? 1 : cursor.Current.Kind == TokenKind.CloseParen ? -1 : 0;
            if (depth > 0 || !cursor.Is(',')) continue;
            cursor.Advance();
            return true;
        }

        return false;
    }
}
