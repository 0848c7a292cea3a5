namespace SchemaRunner.Planning;

/// <summary>How a planned phase would be verified, on the database as it stands now.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Level">What would be compared.</param>
/// <param name="Tables">The tables that would be locked and read: named in the script, reached by it, or declared.</param>
/// <param name="WholeBecause">Why that is every table; <see langword="null"/> when it is not.</param>
/// <param name="Others">How many other tables would be proven untouched without being read.</param>
/// <param name="Excluded">The tables that the options leave out.</param>
public sealed record PhaseForecast(
    PlannedPhase Phase, VerifyLevel Level, IReadOnlyList<string> Tables, string? WholeBecause, int Others, IReadOnlyList<string> Excluded)
{
    /// <summary>The tables that nobody else could read or write while the phase runs, because the script shuts readers out.</summary>
    public IReadOnlyList<string> ClosedToReaders { get; init; } = [];

    /// <summary>The tables besides those that are read that nobody else could write while the phase runs.</summary>
    public IReadOnlyList<string> AlsoClosedToWriters { get; init; } = [];
}
