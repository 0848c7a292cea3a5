using SchemaRunner.Cli.Output;
using SchemaRunner.Engines;

namespace SchemaRunner.Cli.Progress;

/// <summary>Says for whom a run waits: at once, when it is another one, and every few seconds.</summary>
/// <remarks>The holder is asked for many times a second.</remarks>
internal sealed class RunLockWait(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private long? started;
    private long saidAt;
    private LockOwner? said;

    /// <summary>The line to write now; <see langword="null"/> for none.</summary>
    public string? Say(LockOwner? holder)
    {
        var isFirst = started is null;
        started ??= time.GetTimestamp();
        var isAnother = (holder?.RunId, holder?.ProcessId) != (said?.RunId, said?.ProcessId);
        if (!isFirst && !isAnother && time.GetElapsedTime(saidAt) < Interval) return null;
        (said, saidAt) = (holder, time.GetTimestamp());
        return LockText.Waiting(holder, time.GetElapsedTime(started.Value));
    }
}
