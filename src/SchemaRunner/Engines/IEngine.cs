using SchemaRunner.Backups;
using SchemaRunner.Examinations;
using SchemaRunner.Scripts;

namespace SchemaRunner.Engines;

/// <summary>One database behind one kind of engine.</summary>
/// <remarks>
/// Every operation of an engine throws <see cref="EngineException"/> types only (and
/// <see cref="OperationCanceledException"/>), with the driver's exception inside; no message holds a password.
/// </remarks>
public interface IEngine
{
    /// <summary>What the engine knows about script text.</summary>
    IScriptDialect Dialect { get; }

    /// <summary>The database in words, without secrets: <c>sqlite:demo/dataplatform.db</c>, <c>postgres://app@db:5432/fish</c>.</summary>
    string Target { get; }

    /// <summary>Copies of the whole database.</summary>
    IDatabaseCopies Copies { get; }

    /// <summary>Opens a session for the work.</summary>
    /// <exception cref="ConnectionFailedException">The server cannot be reached or does not let us in.</exception>
    Task<IEngineSession> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Takes the run lock, which dies with this process, or waits for it.</summary>
    /// <param name="owner">Who takes it, told to others who wait.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="waiting">Called again and again while waiting, with who holds the lock.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="RunLockTimeoutException">Another run held the lock for the whole time.</exception>
    Task<IRunLock> AcquireRunLockAsync(
        LockOwner owner, TimeSpan timeout, Action<LockOwner?> waiting, CancellationToken cancellationToken);

    /// <summary>Looks who holds the run lock; takes nothing, waits for nobody and creates no file.</summary>
    /// <exception cref="ConnectionFailedException">The server cannot be reached or does not let us in.</exception>
    Task<RunLockState> FindRunLockAsync(CancellationToken cancellationToken);

    /// <summary>Looks at everything that a run will need, and changes nothing.</summary>
    /// <exception cref="ConnectionFailedException">The server cannot be reached or does not let us in.</exception>
    Task<IReadOnlyList<Examination>> ExamineAsync(CancellationToken cancellationToken);
}
