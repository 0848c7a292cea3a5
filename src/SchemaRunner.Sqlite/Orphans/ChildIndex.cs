using SchemaRunner.Snapshots;

namespace SchemaRunner.Sqlite.Orphans;

/// <summary>An index that holds each value of a foreign key's columns next to its equals.</summary>
internal static class ChildIndex
{
    /// <summary>Whether there is one, and equal keys in it are equal to every parent too.</summary>
    /// <remarks>
    /// A collation, or a column without an affinity (1 and 1.0 are one key in its index, and two texts beside a parent that is
    /// one), would let a key stand for another that has no parent.
    /// </remarks>
    public static bool Serves(Table child, ForeignKey key, Structure structure)
    {
        var columns = key.ChildColumnIds.Select(id => child.Columns.First(column => column.Id == id)).ToList();
        return columns.TrueForAll(HasAffinity) && columns.TrueForAll(IsBinary)
            && structure.Objects.Any(index => index.Kind == ObjectKind.Index && index.TableId == child.Id
                && ValueOf(index, "predicate") is null && BeginsWith(index, key.ChildColumnIds));
    }

    /// <summary>Whether an index of no expressions begins with these columns.</summary>
    public static bool BeginsWith(SchemaObject index, IReadOnlyList<string> columnIds)
    {
        if (index.Facets.FirstOrDefault(facet => facet.Name == "columns")?.Meaning is not { } meaning) return false;
        var indexed = meaning[(meaning.IndexOf('(', StringComparison.Ordinal) + 1)..^1].Split(',').Select(column => column.Replace(" DESC", "", StringComparison.Ordinal));
        return indexed.Take(columnIds.Count).SequenceEqual(columnIds);
    }

    /// <summary>The value of an object's facet.</summary>
    public static string? ValueOf(SchemaObject described, string facet) =>
        described.Facets.FirstOrDefault(f => f.Name == facet)?.Value;

    // https://www.sqlite.org/datatype3.html section 3.1
    private static bool HasAffinity(Column column) =>
        column.Type.Length > 0 && (!column.Type.Contains("BLOB", StringComparison.Ordinal) || column.Type.Contains("INT", StringComparison.Ordinal));

    private static bool IsBinary(Column column) => column.Facets.FirstOrDefault(facet => facet.Name == "collation")?.Value is null;
}
