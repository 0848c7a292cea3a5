namespace SchemaRunner.Reports;

/// <summary>One lock that a phase holds until its transaction ends.</summary>
/// <param name="Table">The table by its name before the phase; <c>(the whole file)</c> on SQLite.</param>
/// <param name="Mode">The mode in the server's words: <c>ACCESS EXCLUSIVE</c>.</param>
/// <param name="Closes">Whom it keeps waiting.</param>
public sealed record TakenLock(string Table, string Mode, LockEffect Closes);
