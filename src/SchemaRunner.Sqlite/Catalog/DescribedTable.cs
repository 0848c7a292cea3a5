using SchemaRunner.Snapshots;

namespace SchemaRunner.Sqlite.Catalog;

/// <summary>A table as it was described, and what that description hangs on.</summary>
/// <param name="Rows">Its rows in the catalog.</param>
/// <param name="Source">Its description.</param>
/// <param name="Objects">Its constraints and indexes.</param>
/// <param name="DoubtfulNames">The names in its text that are names only while something is called so.</param>
/// <param name="Stamp">What its ids and its columns' are made of.</param>
internal sealed record DescribedTable(
    TableRows Rows, TableSource Source, IReadOnlyList<SchemaObject> Objects, HashSet<string>? DoubtfulNames, IdentityStamp Stamp)
{
    /// <summary>Its foreign keys.</summary>
    public IReadOnlyList<ForeignKey> Keys { get; private set; } = [];

    /// <summary>The tables that they refer to; <see langword="null"/> before they were described.</summary>
    private List<Table?>? parents;

    /// <summary>Describes its foreign keys, unless they and the tables that they refer to are what they were.</summary>
    public void DescribeKeys(Dictionary<string, TableSource> tables)
    {
        var now = Source.ForeignKeys.Select(key => tables.GetValueOrDefault(key.ParentTable)?.Table).ToList();
        if (parents is not null && parents.SequenceEqual(now, ReferenceEqualityComparer.Instance)) return;
        Keys = [.. ForeignKeyReader.Read(Source, tables)];
        parents = now;
    }
}
