namespace SchemaRunner.Sqlite.Scripts;

/// <summary>The tables whose rows a statement changes, as its text tells; those that it only reads are not among them.</summary>
internal static class WrittenNames
{
    /// <summary>Reads one statement, no further than it must.</summary>
    public static IEnumerable<WrittenName> Of(string statement)
    {
        using var tokens = SqlTokenizer.Meaning(statement).SkipWhile(token => token.Is(';')).GetEnumerator();
        if (!tokens.MoveNext()) return [];
        if (tokens.Current.Is("WITH")) SkipToVerb(tokens);
        if (tokens.Current.Is("CREATE")) return OfCreate(tokens);
        if (tokens.Current.Is("ALTER")) return OfAlter(tokens) is { } altered ? [altered] : [];
        if (tokens.Current.Is("DROP")) return OfDrop(tokens) is { } dropped ? [new(dropped, SetsOffTriggers: false)] : [];
        return OfVerb(tokens) is { } name ? [new(name)] : [];
    }

    /// <summary>Reads the text of a trigger from its name on.</summary>
    public static IEnumerable<WrittenName> OfTrigger(string text)
    {
        using var tokens = SqlTokenizer.Meaning(text).GetEnumerator();
        return OfBody(tokens);
    }

    // CREATE TRIGGER is what writes later; whether it ever does, the statements that follow decide
    private static List<WrittenName> OfCreate(IEnumerator<SqlToken> tokens)
    {
        if (tokens.MoveNext() && (tokens.Current.Is("TEMP") || tokens.Current.Is("TEMPORARY"))) tokens.MoveNext();
        return tokens.Current.Is("TRIGGER") ? OfBody(tokens) : [];
    }

    private static List<WrittenName> OfBody(IEnumerator<SqlToken> tokens)
    {
        var names = new List<WrittenName>();
        while (tokens.MoveNext() && !tokens.Current.Is("BEGIN")) { }
        while (tokens.MoveNext())
        {
            if (OfVerb(tokens) is { } name) names.Add(new(name));
        }

        return names;
    }

    private static string? OfVerb(IEnumerator<SqlToken> tokens)
    {
        var verb = tokens.Current;
        if (!IsVerb(verb)) return null;
        while (tokens.MoveNext())
        {
            if (tokens.Current.Is("INTO") || tokens.Current.Is("FROM")) continue;
            // UPDATE OR IGNORE, INSERT OR REPLACE
            if (!tokens.Current.Is("OR")) return Name(tokens);
            tokens.MoveNext();
        }

        return null;
    }

    private static WrittenName? OfAlter(IEnumerator<SqlToken> tokens)
    {
        tokens.MoveNext();
        tokens.MoveNext();
        if (Name(tokens) is not { } name || tokens.Current.Is("ADD")) return null;
        if (!tokens.Current.Is("RENAME")) return new(name, SetsOffTriggers: false);
        tokens.MoveNext();
        return tokens.Current.Is("TO") && tokens.MoveNext() ? new(name, SetsOffTriggers: false, tokens.Current.Name) : null;
    }

    private static string? OfDrop(IEnumerator<SqlToken> tokens)
    {
        if (!tokens.MoveNext() || !tokens.Current.Is("TABLE")) return null;
        while (tokens.MoveNext())
        {
            if (!tokens.Current.Is("IF") && !tokens.Current.Is("EXISTS")) return Name(tokens);
        }

        return null;
    }

    private static void SkipToVerb(IEnumerator<SqlToken> tokens)
    {
        var depth = 0;
        while (tokens.MoveNext())
        {
            if (tokens.Current.Is('(')) depth++;
            if (tokens.Current.Is(')')) depth--;
            if (depth == 0 && IsVerb(tokens.Current)) return;
        }
    }

    private static bool IsVerb(SqlToken token) =>
        token.Is("INSERT") || token.Is("REPLACE") || token.Is("UPDATE") || token.Is("DELETE");

    // Leaves the enumerator behind the name; a temporary table is nobody's data
    private static string? Name(IEnumerator<SqlToken> tokens)
    {
        if (!tokens.Current.IsName) return null;
        var name = tokens.Current.Name;
        if (!tokens.MoveNext() || !tokens.Current.Is('.')) return name;
        if (!tokens.MoveNext()) return null;
        var qualified = SqliteNames.Comparer.Equals(name, "temp") ? null : tokens.Current.Name;
        tokens.MoveNext();
        return qualified;
    }
}
