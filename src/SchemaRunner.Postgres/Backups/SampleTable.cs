namespace SchemaRunner.Postgres.Backups;

/// <summary>A table that a sample is taken of: a row of <c>sample_tables.sql</c>.</summary>
internal sealed class SampleTable
{
    public required long Id { get; init; }

    /// <summary>Its name with its schema, in double quotes where it needs them.</summary>
    public required string Name { get; init; }

    /// <summary>Whether rows lie in itself; those of a partitioned table lie in its partitions.</summary>
    public required bool HoldsRows { get; init; }

    public required bool IsJournal { get; init; }

    /// <summary>The partitioned table that it is a part of, or itself.</summary>
    public required long RootId { get; init; }

    /// <summary>The columns that can be written; <see langword="null"/> when there are none.</summary>
    public string? Columns { get; init; }

    /// <summary>As it stands in FROM: without the rows of tables that inherit from it, but with those of its partitions.</summary>
    public string Rows => HoldsRows ? $"ONLY {Name}" : Name;
}
