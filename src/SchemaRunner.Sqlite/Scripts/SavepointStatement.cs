namespace SchemaRunner.Sqlite.Scripts;

/// <summary>What the text of a statement about a savepoint says.</summary>
/// <param name="Verb">What it does.</param>
/// <param name="Name">The savepoint.</param>
internal sealed record SavepointStatement(SavepointVerb Verb, string Name)
{
    /// <summary>Reads it; <see langword="null"/> for any other statement.</summary>
    public static SavepointStatement? Find(string sql)
    {
        var tokens = SqlTokenizer.Meaning(sql).Where(token => !token.Is(';')).Take(5).ToList();
        if (tokens.Count < 2) return null;
        if (tokens[0].Is("SAVEPOINT")) return new(SavepointVerb.Begin, tokens[1].Name);
        // SAVEPOINT is a word that may be left out, before the name
        if (tokens[0].Is("RELEASE")) return new(SavepointVerb.Release, tokens[^1].Name);
        return tokens[0].Is("ROLLBACK") && tokens.Exists(token => token.Is("TO"))
            ? new(SavepointVerb.RollBack, tokens[^1].Name)
            : null;
    }
}
