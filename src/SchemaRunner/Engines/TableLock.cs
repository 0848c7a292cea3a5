using SchemaRunner.Reports;

namespace SchemaRunner.Engines;

/// <summary>A lock that the transaction holds until it ends.</summary>
/// <param name="TableId">The table; <see langword="null"/> for all there are.</param>
/// <param name="Mode">The mode in the server's words: <c>ACCESS EXCLUSIVE</c>.</param>
/// <param name="Closes">Whom it keeps waiting.</param>
public sealed record TableLock(string? TableId, string Mode, LockEffect Closes);
