using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Reports;

/// <summary>Whether the scripts alone make the structure that a database has.</summary>
public sealed record Convergence
{
    /// <summary>The database in words, without secrets.</summary>
    public required string Database { get; init; }

    /// <summary>The migrations that built the empty database, as <c>0001 legacy_schema</c>.</summary>
    public required IReadOnlyList<string> Built { get; init; }

    /// <summary>The migrations that were left out because they are pending here.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>How many objects the database's structure has.</summary>
    public required int Objects { get; init; }

    /// <summary>Where the structures differ: A is the database, B what the scripts have built.</summary>
    public IReadOnlyList<Difference> Differences { get; init; } = [];

    /// <summary>What kept the scripts from building anything; <see langword="null"/> when nothing did.</summary>
    public Problem? Problem { get; init; }

    /// <summary>Whether they make it.</summary>
    public bool IsConvergent => Problem is null && Differences.Count == 0;
}
