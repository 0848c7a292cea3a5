namespace SchemaRunner.Postgres.Catalog;

/// <summary>The row of <c>changes.sql</c>.</summary>
internal sealed class ChangesRow
{
    /// <summary>Relations whose definition may be another, and what shows their columns.</summary>
    public required string[] Relations { get; init; }

    /// <summary>Sequences that have been moved, or asked for their position.</summary>
    public required string[] Sequences { get; init; }

    /// <summary>Whether a function's body shows columns of such a relation.</summary>
    public required bool Functions { get; init; }

    /// <summary>Whether a type was made or altered that is not a table's own.</summary>
    public required bool Types { get; init; }

    /// <summary>Whether the transaction did what no rule here covers.</summary>
    public required bool Everything { get; init; }
}
