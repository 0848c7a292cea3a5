namespace SchemaRunner.Rehearsals;

/// <summary>What a rehearsal copies, and what it does about what is refused.</summary>
public sealed record RehearsalOptions
{
    /// <summary>
    /// How many rows of each table are copied, with those that they refer to; <see langword="null"/> for the whole database.
    /// </summary>
    public int? SampleRows { get; init; }

    /// <summary>
    /// Writes the directives that would allow what a script changes into its file, and goes on with it. Only where every
    /// mismatch of the script has one.
    /// </summary>
    public bool WriteExpectations { get; init; }
}
