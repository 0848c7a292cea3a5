namespace SchemaRunner.Postgres.Locks;

/// <summary>What the run lock's session says of itself.</summary>
internal sealed class HeldLock
{
    /// <summary>Whether it holds the lock.</summary>
    public bool IsHeld { get; init; }

    /// <summary>The server's number for it.</summary>
    public int Pid { get; init; }
}
