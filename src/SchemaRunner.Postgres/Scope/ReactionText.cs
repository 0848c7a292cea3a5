namespace SchemaRunner.Postgres.Scope;

/// <summary>Reads what makes a trigger or a rule run, and what it runs.</summary>
internal static class ReactionText
{
    /// <summary>Reads a CREATE TRIGGER or CREATE RULE.</summary>
    /// <param name="text">The statement; the name may be missing.</param>
    /// <param name="place">Where it stands, in words.</param>
    public static (IReadOnlyList<string> Table, Reaction Reaction) Read(string text, string place) =>
        IsRule(text) ? ReadRule(text, place) : ReadTrigger(text, place);

    private static bool IsRule(string text)
    {
        var cursor = new SqlCursor(text);
        while (cursor.IsAny("CREATE", "OR", "REPLACE")) cursor.Advance();
        return cursor.Is("RULE");
    }

    private static (IReadOnlyList<string> Table, Reaction Reaction) ReadTrigger(string text, string place)
    {
        var cursor = new SqlCursor(text);
        var on = WriteKind.None;

        // CREATE OR REPLACE TRIGGER name: an event stands behind BEFORE, AFTER or INSTEAD OF
        while (!cursor.IsAtEnd && !cursor.IsAny("BEFORE", "AFTER", "OF")) cursor.Advance();
        for (; !cursor.IsAtEnd && !cursor.Is("ON"); cursor.Advance()) on |= KindOf(cursor);
        cursor.Advance();
        var table = cursor.ReadPath();
        while (!cursor.IsAtEnd && !cursor.Is("EXECUTE")) cursor.Advance();
        cursor.Advance();
        cursor.Advance();
        var function = cursor.ReadPath();
        return (table, new Reaction(on, function.Count == 0 ? ["?"] : function, null, place));
    }

    private static (IReadOnlyList<string> Table, Reaction Reaction) ReadRule(string text, string place)
    {
        var cursor = new SqlCursor(text);
        while (!cursor.IsAtEnd && !cursor.Is("ON")) cursor.Advance();
        cursor.Advance();
        var on = KindOf(cursor);
        while (!cursor.IsAtEnd && !cursor.Is("TO")) cursor.Advance();
        cursor.Advance();
        var table = cursor.ReadPath();
        while (!cursor.IsAtEnd && !cursor.Is("DO")) cursor.Advance();
        cursor.Advance();
        return (table, new Reaction(on, null, cursor.Rest(), place));
    }

    private static WriteKind KindOf(SqlCursor cursor) =>
        cursor.Is("INSERT") ? WriteKind.Insert
        : cursor.Is("UPDATE") ? WriteKind.Update
        : cursor.Is("DELETE") ? WriteKind.Delete
        : cursor.Is("TRUNCATE") ? WriteKind.Truncate
        : WriteKind.None;
}
