namespace SchemaRunner.Sqlite.Scripts;

/// <summary>What the text of an ALTER TABLE says.</summary>
/// <param name="Table">The table.</param>
/// <param name="DropsColumn">Whether it is something else than a new name or a new column: every row is then rewritten.</param>
internal sealed record AlterStatement(string Table, bool DropsColumn)
{
    /// <summary>Reads it; <see langword="null"/> for any other statement.</summary>
    public static AlterStatement? Find(string sql)
    {
        var tokens = SqlTokenizer.Meaning(sql).SkipWhile(token => token.Is(';')).Take(7).ToList();
        if (tokens.Count < 4 || !tokens[0].Is("ALTER") || !tokens[1].Is("TABLE")) return null;
        var at = tokens.Count > 5 && tokens[3].Is('.') ? 4 : 2;
        return new(tokens[at].Name, !tokens[at + 1].Is("RENAME") && !tokens[at + 1].Is("ADD"));
    }
}
