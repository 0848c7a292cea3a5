using SchemaRunner.Engines;

namespace SchemaRunner.Backups;

/// <summary>How a database is replaced by a backup, and what is done on the way.</summary>
public sealed record RestoreSteps
{
    /// <summary>What bounds the waiting for locks, and the name under which the server's own views show it.</summary>
    public required PhaseSettings Settings { get; init; }

    /// <summary>The run lock, from whose connection it is seen who is in the way.</summary>
    public required IRunLock RunLock { get; init; }

    /// <summary>
    /// Copies what is there, while nobody writes: what is committed behind it stops the restore, so that nothing is lost
    /// unseen. <see langword="null"/> when no copy is wanted.
    /// </summary>
    public Func<CancellationToken, Task>? Keeping { get; init; }

    /// <summary>
    /// Looks at what was restored, through a session in the transaction that will be committed, and may write to it; an
    /// exception takes everything back.
    /// </summary>
    public required Func<IEngineSession, CancellationToken, Task> Concluding { get; init; }

    /// <summary>Told what is being done, in words.</summary>
    public Action<string> Progress { get; init; } = _ => { };
}
