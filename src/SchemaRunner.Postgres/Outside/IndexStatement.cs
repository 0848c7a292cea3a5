using SchemaRunner.Postgres.Scope;
using SchemaRunner.Postgres.Scripts;

namespace SchemaRunner.Postgres.Outside;

/// <summary>A statement that builds an index beside running writers, and so can leave a half built one when it fails.</summary>
/// <param name="On">The table, or the index that is built anew, as it is written.</param>
/// <param name="Index">The new index's name; <see langword="null"/> when the server chooses it.</param>
/// <param name="IsRebuild">Whether existing indexes are built anew.</param>
internal sealed record IndexStatement(IReadOnlyList<string> On, string? Index, bool IsRebuild)
{
    /// <summary>Reads a statement; <see langword="null"/> when it is another one.</summary>
    public static IndexStatement? Find(string text)
    {
        var cursor = new SqlCursor(text);
        return cursor.Skip("CREATE") ? Create(cursor) : cursor.Skip("REINDEX") ? Rebuild(cursor) : null;
    }

    private static IndexStatement? Create(SqlCursor cursor)
    {
        cursor.Skip("UNIQUE");
        if (!cursor.Skip("INDEX", "CONCURRENTLY")) return null;
        cursor.Skip("IF", "NOT", "EXISTS");
        var name = cursor.Is("ON") ? null : cursor.ReadName();
        if (!cursor.Skip("ON")) return null;
        cursor.Skip("ONLY");
        return cursor.ReadPath() is { Count: > 0 } table ? new(table, name, IsRebuild: false) : null;
    }

    // a whole schema or database is too much to remember, and what it leaves is left alone
    private static IndexStatement? Rebuild(SqlCursor cursor)
    {
        var concurrently = false;
        if (cursor.Current.Kind == TokenKind.OpenParen)
        {
            for (; !cursor.IsAtEnd && cursor.Current.Kind != TokenKind.CloseParen; cursor.Advance())
                concurrently |= cursor.Is("CONCURRENTLY");
            cursor.Advance();
        }

        if (!cursor.Skip("INDEX") && !cursor.Skip("TABLE")) return null;
        concurrently |= cursor.Skip("CONCURRENTLY");
        return concurrently && cursor.ReadPath() is { Count: > 0 } on ? new(on, Index: null, IsRebuild: true) : null;
    }
}
