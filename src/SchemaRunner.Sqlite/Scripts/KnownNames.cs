namespace SchemaRunner.Sqlite.Scripts;

/// <summary>The names of a database, which decide what a text in double quotes is.</summary>
/// <remarks>
/// SQLite reads <c>"Rush"</c> as a text when nothing has that name, https://www.sqlite.org/quirks.html section 8; the
/// case of a text matters, that of a name does not. What is neither (an alias) may be read as a text without harm.
/// </remarks>
internal sealed class KnownNames(IEnumerable<string> names)
{
    private readonly HashSet<string> known = new(names, SqliteNames.Comparer);

    /// <summary>The significant tokens of a definition, with texts in double quotes as texts in single ones.</summary>
    public List<SqlToken> Tokens(string sql) => SqlTokenizer.Significant(sql).ConvertAll(Resolved);

    private SqlToken Resolved(SqlToken token) =>
        token.Kind == SqlTokenKind.QuotedName && token.Text[0] == '"' && !known.Contains(token.Name)
            ? new(SqlTokenKind.String, token.Offset, $"'{token.Name.Replace("'", "''", StringComparison.Ordinal)}'")
            : token;
}
