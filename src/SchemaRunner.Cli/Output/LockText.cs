using SchemaRunner.Engines;

namespace SchemaRunner.Cli.Output;

/// <summary>Who holds the run lock, for a person.</summary>
internal static class LockText
{
    /// <summary>One sentence.</summary>
    public static string Of(RunLockState state) => state switch
    {
        { IsHeld: false } => "Nobody holds the run lock.",
        { Owner: { } owner } => $"The run lock is held: {owner}.",
        _ => "The run lock is held; by whom cannot be told.",
    };

    /// <summary>What is said to somebody who waits.</summary>
    /// <param name="holder">Who holds it; <see langword="null"/> when that cannot be told.</param>
    /// <param name="waited">How long the wait has lasted.</param>
    public static string Waiting(LockOwner? holder, TimeSpan waited) =>
        $"waiting for the run lock: {holder?.ToString() ?? "holder unknown"}{(waited < TimeSpan.FromSeconds(1) ? "" : $" ({waited.TotalSeconds:0} s so far)")}";
}
