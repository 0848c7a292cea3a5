namespace SchemaRunner.Snapshots;

/// <summary>The rows that a table had before a script and still has, by their key: what they held and what they hold.</summary>
/// <param name="TableId">The table's id before.</param>
/// <param name="Rows">How many of the rows are still there.</param>
/// <param name="Before">By column id before, the digest of what these rows held.</param>
/// <param name="After">By column id before, the digest of what they hold.</param>
public sealed record SurvivorContent(
    string TableId, long Rows, IReadOnlyDictionary<string, string> Before, IReadOnlyDictionary<string, string> After);
