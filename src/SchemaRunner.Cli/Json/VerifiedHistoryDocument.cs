namespace SchemaRunner.Cli.Json;

/// <summary>What <c>history --verify --output json</c> has: the events, and where the chain is broken.</summary>
internal sealed record VerifiedHistoryDocument(IReadOnlyList<HistoryDocument> Events, IReadOnlyList<string> Breaks);
