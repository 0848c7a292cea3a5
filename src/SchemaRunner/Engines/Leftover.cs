namespace SchemaRunner.Engines;

/// <summary>What stood where a statement that did not complete was building an index.</summary>
/// <param name="Notes">What was dropped, and what was found and left alone, in words.</param>
/// <param name="IsComplete">Whether the index is there and valid: the statement had completed after all.</param>
public sealed record Leftover(IReadOnlyList<string> Notes, bool IsComplete);
