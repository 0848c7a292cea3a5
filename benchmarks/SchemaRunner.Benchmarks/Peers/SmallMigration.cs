namespace SchemaRunner.Benchmarks.Peers;

/// <summary>One of many small migrations: a table, an index on it, two rows.</summary>
internal sealed record SmallMigration(int Number)
{
    /// <summary>Its number as a version, four digits or more.</summary>
    public string Version => $"{Number:0000}";

    /// <summary>What it does.</summary>
    public string Up => $"""
        CREATE TABLE item_{Version} (id integer PRIMARY KEY, name text NOT NULL, price numeric(10,2));
        CREATE INDEX item_{Version}_name ON item_{Version} (name);
        INSERT INTO item_{Version} VALUES (1, 'the first', 1.50);
        INSERT INTO item_{Version} VALUES (2, 'the second', 2.75);

        """;

    /// <summary>What takes it back.</summary>
    public string Down => $"DROP TABLE item_{Version};\n";
}
