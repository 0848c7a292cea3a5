namespace SchemaRunner.Comparisons;

/// <summary>How two databases are compared.</summary>
public sealed record ComparisonOptions
{
    /// <summary>How many rows are named of each kind in a table when nothing is said.</summary>
    public const int DefaultLimit = 10;

    /// <summary>Compares only what tables hold; the only way across engines.</summary>
    public bool ContentOnly { get; init; }

    /// <summary>Tables and columns that have another name in B; all others are matched by the name they have.</summary>
    public IReadOnlyList<NameMapping> Map { get; init; } = [];

    /// <summary>How many rows are named of each kind in a table: only in A, only in B, changed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int Limit
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = DefaultLimit;

    /// <summary>What is as for a migrator: the clock, who is told of progress, the tables that are left out.</summary>
    public MigratorOptions Reading { get; init; } = new();
}
