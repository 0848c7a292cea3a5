namespace SchemaRunner.Reports;

/// <summary>What one phase would do to those who use the database.</summary>
/// <param name="Version">The migration's number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Milliseconds">How long it takes.</param>
/// <param name="WritersMilliseconds">How long the table that is closed to writers the longest is so.</param>
/// <param name="ReadersMilliseconds">How long the table that is closed to readers the longest is so.</param>
/// <param name="WalBytes">How far the server's log grows by its statements; <see langword="null"/> where that is not known.</param>
public sealed record WindowPhase(
    string Version, string Name, double Milliseconds, double WritersMilliseconds, double ReadersMilliseconds, long? WalBytes);
