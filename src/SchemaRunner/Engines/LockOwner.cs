namespace SchemaRunner.Engines;

/// <summary>Who holds the run lock.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Host">The machine.</param>
/// <param name="ProcessId">The process there.</param>
/// <param name="Since">Since when, UTC.</param>
public sealed record LockOwner(string RunId, string Host, int ProcessId, DateTimeOffset Since)
{
    /// <summary>The version of the phase that it is in; <see langword="null"/> before the first, and when it is not known.</summary>
    public string? Phase { get; init; }

    /// <summary><c>run 4f1c on db-admin, pid 4711, since 2026-11-21 10:15:03Z, in phase 0007</c></summary>
    public override string ToString() =>
        $"run {RunId} on {Host}, pid {ProcessId}, since {Since:yyyy-MM-dd HH:mm:ss}Z{(Phase is null ? "" : $", in phase {Phase}")}";
}
