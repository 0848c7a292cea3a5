namespace SchemaRunner.Sqlite.Scripts;

/// <summary>The names of a database, which decide what a text in double quotes is.</summary>
/// <remarks>
/// SQLite reads <c>"Rush"</c> as a text when nothing has that name, https://www.sqlite.org/quirks.html section 8; the
/// case of a text matters, that of a name does not. What is neither (an alias) may be read as a text without harm.
/// </remarks>
internal sealed class KnownNames
{
    private readonly Dictionary<string, int> counts = new(SqliteNames.Comparer);
    private readonly HashSet<string> changed = new(SqliteNames.Comparer);

    /// <summary>The names that have come or gone since <see cref="Settle"/>: what they stand in must be read again.</summary>
    public IReadOnlySet<string> Changed => changed;

    /// <summary>The names in double quotes in texts, whose meaning depends on what else there is; <see langword="null"/> for none.</summary>
    public static HashSet<string>? Doubtful(IEnumerable<string?> texts)
    {
        HashSet<string>? names = null;
        foreach (var text in texts)
        {
            if (text?.Contains('"', StringComparison.Ordinal) != true) continue;
            names ??= new(SqliteNames.Comparer);
            names.UnionWith(SqlTokenizer.Meaning(text).Where(IsDoubtful).Select(token => token.Name));
        }

        return names;
    }

    /// <summary>Adds names, each as often as it is somebody's.</summary>
    public void Add(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var count = counts[name] = counts.GetValueOrDefault(name) + 1;
            if (count == 1) Toggle(name);
        }
    }

    /// <summary>Takes names away that were added.</summary>
    public void Remove(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (--counts[name] > 0) continue;
            counts.Remove(name);
            Toggle(name);
        }
    }

    /// <summary>Begins to look for changes.</summary>
    public void Settle() => changed.Clear();

    /// <summary>The significant tokens of a definition, with texts in double quotes as texts in single ones.</summary>
    public List<SqlToken> Tokens(string sql) => SqlTokenizer.Significant(sql).ConvertAll(Resolved);

    private static bool IsDoubtful(SqlToken token) => token.Kind == SqlTokenKind.QuotedName && token.Text[0] == '"';

    private SqlToken Resolved(SqlToken token) => IsDoubtful(token) && !counts.ContainsKey(token.Name)
        ? new(SqlTokenKind.String, token.Offset, $"'{token.Name.Replace("'", "''", StringComparison.Ordinal)}'")
        : token;

    private void Toggle(string name)
    {
        if (!changed.Remove(name)) changed.Add(name);
    }
}
