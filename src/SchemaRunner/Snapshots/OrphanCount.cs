namespace SchemaRunner.Snapshots;

/// <summary>The child rows of one foreign key that have no parent.</summary>
public sealed record OrphanCount
{
    /// <summary>How many samples are taken at the most.</summary>
    public const int SampleLimit = 5;

    /// <summary>How many fingerprints are taken at the most.</summary>
    public const int FingerprintLimit = 10_000;

    /// <summary>The key's id.</summary>
    public required string ForeignKeyId { get; init; }

    /// <summary>How many there are.</summary>
    public required long Rows { get; init; }

    /// <summary>Up to <see cref="SampleLimit"/> of them as a person reads them: <c>id=12 (province_id=99)</c>.</summary>
    public IReadOnlyList<string> Samples { get; init; } = [];

    /// <summary>
    /// One 64-bit number for each orphan, made of its primary key and its referring values without their names, so that
    /// a set before can be taken from a set after; <see langword="null"/> when there are more than
    /// <see cref="FingerprintLimit"/>.
    /// </summary>
    public IReadOnlyList<long>? Fingerprints { get; init; }

    /// <summary>The sum of all fingerprints modulo 2^64, over any number of orphans.</summary>
    public string Digest { get; init; } = "";
}
