namespace SchemaRunner.Engines;

/// <summary>Another run held the run lock for as long as this one was willing to wait.</summary>
public sealed class RunLockTimeoutException : EngineException
{
    /// <summary>Names the holder.</summary>
    public RunLockTimeoutException(LockOwner? holder, TimeSpan waited)
        : base(
            "SR503",
            $"another run holds the run lock after {waited.TotalSeconds:0.#} s: {holder?.ToString() ?? "holder unknown"}",
            "wait for it to end, or raise --lock-timeout; the lock goes when its process goes",
            inner: null)
        => Holder = holder;

    /// <summary>Who holds it, where that could be read.</summary>
    public LockOwner? Holder { get; }
}
