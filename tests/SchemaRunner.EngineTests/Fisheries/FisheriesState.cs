namespace SchemaRunner.EngineTests.Fisheries;

/// <summary>What the tests compare of the eleven legacy tables at one moment, under their old names.</summary>
/// <param name="Tables">What each holds, in the columns that it had before the restructure.</param>
/// <param name="Indexes">The indexes: old table, columns, whether unique.</param>
/// <param name="Counters">Where the counters of ids stand.</param>
public sealed record FisheriesState(
    IReadOnlyDictionary<string, TableText> Tables, IReadOnlyList<string> Indexes, IReadOnlyDictionary<string, string> Counters);
