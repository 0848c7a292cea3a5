namespace SchemaRunner.Sqlite.Catalog;

/// <summary>What the text of a CREATE TABLE says that the pragmas do not.</summary>
internal sealed record TableDefinition
{
    /// <summary>The constraints in the order of the text.</summary>
    public List<ConstraintDefinition> Constraints { get; } = [];

    /// <summary>By column name, its collation in capitals.</summary>
    public Dictionary<string, string> Collations { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>By column name, how it is generated: <c>stored (a + b)</c>.</summary>
    public Dictionary<string, string> Generated { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the key is AUTOINCREMENT.</summary>
    public bool IsAutoIncrement { get; set; }

    /// <summary>Whether the table is WITHOUT ROWID.</summary>
    public bool IsWithoutRowid { get; set; }

    /// <summary>Whether the table is STRICT.</summary>
    public bool IsStrict { get; set; }
}

/// <summary>The kinds of constraint that the text of a table can hold.</summary>
internal enum ConstraintType
{
    /// <summary>PRIMARY KEY.</summary>
    PrimaryKey,

    /// <summary>UNIQUE.</summary>
    Unique,

    /// <summary>CHECK.</summary>
    Check,

    /// <summary>FOREIGN KEY or REFERENCES.</summary>
    ForeignKey,
}

/// <summary>One constraint as the text of its table has it.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Name">The name after CONSTRAINT.</param>
/// <param name="Column">The column that it stands on, or <see langword="null"/> for one of the table.</param>
/// <param name="Columns">The columns of a key.</param>
/// <param name="Text">The expression of a CHECK; what follows the parent of a foreign key.</param>
internal sealed record ConstraintDefinition(
    ConstraintType Type, string? Name, string? Column, IReadOnlyList<string> Columns, string Text);
