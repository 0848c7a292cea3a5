namespace SchemaRunner.EngineTests.Mutations;

/// <summary>The text of one table, from which its creation and its rebuilds are made.</summary>
/// <param name="Name">Its name as SQL writes it.</param>
/// <param name="Body">What follows the name in CREATE TABLE.</param>
/// <param name="Columns">The columns that can be inserted into, in order.</param>
/// <param name="Extras">Indexes and triggers that a DROP TABLE takes along.</param>
internal sealed record SqliteTableText(string Name, string Body, string Columns, params string[] Extras)
{
    /// <summary>The statements that make the table.</summary>
    public string Create => string.Concat(Extras.Prepend($"CREATE TABLE {Name} {Body}").Select(s => s + ";\n"));

    /// <summary>The twelve steps of SQLite's manual: a new table, a copy, a drop, a rename, and what the drop took along.</summary>
    /// <param name="was">A part of the body to write otherwise; empty for none.</param>
    /// <param name="now">What to write there.</param>
    /// <param name="select">What to copy instead of all columns of all rows.</param>
    /// <param name="columns">The columns to copy into.</param>
    /// <param name="without">The extra that is forgotten, by a part of its text.</param>
    public string Rebuild(
        string was = "", string now = "", string? select = null, string? columns = null, string? without = null)
    {
        if (was.Length > 0 && !Body.Contains(was, StringComparison.Ordinal)) throw new ArgumentException($"{Name} has no '{was}'", nameof(was));
        var body = was.Length == 0 ? Body : Body.Replace(was, now, StringComparison.Ordinal);
        var extras = Extras.Where(e => without is null || !e.Contains(without, StringComparison.Ordinal)).Select(e => e + ";\n");
        return $"""
            PRAGMA legacy_alter_table = ON;
            CREATE TABLE rebuilt {body};
            INSERT INTO rebuilt ({columns ?? Columns}) SELECT {select ?? columns ?? Columns} {(select?.Contains("FROM", StringComparison.Ordinal) == true ? "" : $"FROM {Name}")};
            DROP TABLE {Name};
            ALTER TABLE rebuilt RENAME TO {Name};
            {string.Concat(extras)}
            """;
    }
}
