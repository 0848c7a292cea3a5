namespace SchemaRunner.Tests.Execution;

/// <summary>A clock whose timers wait until a test lets them go, and which says how long they were to wait.</summary>
internal sealed class HeldClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<TimeSpan> pauses = [];

    /// <summary>Whether a pause ends at once.</summary>
    public bool LetsGo { get; init; } = true;

    /// <summary>The pauses that were asked for.</summary>
    public IReadOnlyList<TimeSpan> Pauses
    {
        get
        {
            lock (gate) return [.. pauses];
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate) pauses.Add(dueTime);
        return System.CreateTimer(callback, state, LetsGo ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
