using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Catalog;

/// <summary>A table's own row and its indexes' in the library's catalog, and what their texts mean to the library.</summary>
/// <param name="Table">The table's row.</param>
/// <param name="Indexes">Its indexes' rows.</param>
internal sealed record TableRows(ObjectRow Table, IReadOnlyList<ObjectRow> Indexes)
{
    /// <summary>Its columns.</summary>
    public IReadOnlyList<ColumnRow> Columns { get; set; } = [];

    /// <summary>Its foreign keys' columns.</summary>
    public IReadOnlyList<ForeignKeyRow> ForeignKeys { get; set; } = [];

    /// <summary>Its indexes' columns.</summary>
    public IReadOnlyList<IndexColumnRow> IndexColumns { get; set; } = [];

    /// <summary>Whether it is a virtual table, whose columns may depend on another table.</summary>
    public bool IsVirtual { get; } = Table.Sql!.StartsWith("CREATE VIRTUAL", StringComparison.OrdinalIgnoreCase);

    /// <summary>Every name that it brings.</summary>
    public IEnumerable<string> Names =>
        Columns.Select(column => column.Name).Append(Table.Name).Concat(Indexes.Select(index => index.Name));

    /// <summary>Whether the rows are the same, and so everything that they mean.</summary>
    public bool IsSame(TableRows other) => Table == other.Table && Indexes.SequenceEqual(other.Indexes);

    /// <summary>The names in double quotes in their texts.</summary>
    public HashSet<string>? DoubtfulNames() => KnownNames.Doubtful([Table.Sql, .. Indexes.Select(index => index.Sql)]);

}
