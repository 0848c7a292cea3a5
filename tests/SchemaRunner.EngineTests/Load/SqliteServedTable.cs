namespace SchemaRunner.EngineTests.Load;

/// <summary>A table that is rebuilt in steps while the writers go on calling it by its name.</summary>
/// <param name="Name">The name that writers use, of the table or of a view that stands in for it.</param>
/// <param name="NewName">The name that it has for a while.</param>
/// <param name="Definition">Its columns and constraints.</param>
/// <param name="Key">The columns of its key.</param>
/// <param name="Columns">All its columns.</param>
internal sealed record SqliteServedTable(string Name, string NewName, string Definition, string[] Key, params string[] Columns)
{
    private string List => string.Join(", ", Columns);

    /// <summary>Makes it.</summary>
    public string Create => $"CREATE TABLE {Name} ({Definition});";

    /// <summary>What happens to it, a script for each step.</summary>
    public IReadOnlyList<(string Name, string Text)> Steps =>
    [
        ($"rename_{Name}", $"""
            ALTER TABLE {Name} RENAME TO {NewName};
            CREATE VIEW {Name} AS SELECT {List} FROM {NewName};
            {Instead("INSERT", $"INSERT INTO {NewName} ({List}) VALUES ({Each("new", ", ")})")}
            {Instead("UPDATE", $"UPDATE {NewName} SET {Each("new", ", ", named: true)} WHERE {Where}")}
            {Instead("DELETE", $"DELETE FROM {NewName} WHERE {Where}")}
            """),
        ($"column_{Name}", $"ALTER TABLE {NewName} ADD COLUMN note TEXT DEFAULT 'none';"),
        ($"index_{Name}", $"CREATE INDEX {Name}_note ON {NewName} (note);"),
        ($"fill_{Name}", $"-- schemarunner:expect change {NewName}.note\nUPDATE {NewName} SET note = 'seen' WHERE rowid % 2 = 1;"),
        ($"rename_{Name}_back", $"""
            -- schemarunner:expect drop view {Name}
            -- schemarunner:expect drop trigger {Name}_insert
            -- schemarunner:expect drop trigger {Name}_update
            -- schemarunner:expect drop trigger {Name}_delete
            DROP VIEW {Name};
            ALTER TABLE {NewName} RENAME TO {Name};
            """),
        ($"drop_column_{Name}", $"""
            -- schemarunner:expect drop column {Name}.note
            -- schemarunner:expect drop index {Name}_note
            DROP INDEX {Name}_note;
            ALTER TABLE {Name} DROP COLUMN note;
            """),
        ($"rebuild_{Name}", $"""
            CREATE TABLE {Name}_new ({Definition});
            INSERT INTO {Name}_new SELECT * FROM {Name};
            {KeepSequence}
            DROP TABLE {Name};
            ALTER TABLE {Name}_new RENAME TO {Name};
            """),
    ];

    private string Where => string.Join(" AND ", Key.Select(column => $"{column} = old.{column}"));

    private string KeepSequence => Definition.Contains("AUTOINCREMENT", StringComparison.Ordinal)
        ? $"UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = '{Name}') WHERE name = '{Name}_new';"
        : "";

    private string Each(string row, string between, bool named = false) =>
        string.Join(between, Columns.Select(column => named ? $"{column} = {row}.{column}" : $"{row}.{column}"));

    private string Instead(string what, string then) =>
        $"CREATE TRIGGER {Name}_{what.ToLowerInvariant()} INSTEAD OF {what} ON {Name} BEGIN {then}; END;";
}
