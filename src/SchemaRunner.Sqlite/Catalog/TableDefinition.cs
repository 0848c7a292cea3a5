using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Catalog;

/// <summary>What the text of a CREATE TABLE says that the pragmas do not.</summary>
internal sealed record TableDefinition
{
    /// <summary>The constraints in the order of the text.</summary>
    public List<ConstraintDefinition> Constraints { get; } = [];

    /// <summary>By column name, its collation in capitals.</summary>
    public Dictionary<string, string> Collations { get; } = new(SqliteNames.Comparer);

    /// <summary>By column name, how it is generated: <c>stored (a + b)</c>.</summary>
    public Dictionary<string, string> Generated { get; } = new(SqliteNames.Comparer);

    /// <summary>By column name, what NOT NULL does instead of ABORT.</summary>
    public Dictionary<string, string?> NotNullConflicts { get; } = new(SqliteNames.Comparer);

    /// <summary>Whether the key is AUTOINCREMENT.</summary>
    public bool IsAutoIncrement { get; set; }

    /// <summary>Whether the table is WITHOUT ROWID.</summary>
    public bool IsWithoutRowid { get; set; }

    /// <summary>Whether the table is STRICT.</summary>
    public bool IsStrict { get; set; }
}
