using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Comparisons;

/// <summary>What two databases, A and B, have in common and what not.</summary>
public sealed record DatabaseComparison
{
    /// <summary>The one side.</summary>
    public required ComparedDatabase A { get; init; }

    /// <summary>The other.</summary>
    public required ComparedDatabase B { get; init; }

    /// <summary>Whether only what tables hold was compared.</summary>
    public required bool ContentOnly { get; init; }

    /// <summary>The release of SchemaRunner that compared them.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>How long it took.</summary>
    public double Milliseconds { get; init; }

    /// <summary>
    /// Objects that differ; when only content is compared, the tables and columns that are on one side alone; with a file,
    /// also the tables and columns whose rows differ.
    /// </summary>
    public required IReadOnlyList<Difference> Differences { get; init; }

    /// <summary>The tables whose rows were compared, those without a difference among them; none with a file.</summary>
    public IReadOnlyList<TableComparison> Tables { get; init; } = [];

    /// <summary>How many tables' rows were compared.</summary>
    public required int TablesCompared { get; init; }

    /// <summary>What else there is to be known.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether nothing that was compared differs.</summary>
    public bool IsEqual => Differences.Count == 0 && Tables.All(table => table.IsEqual);
}
