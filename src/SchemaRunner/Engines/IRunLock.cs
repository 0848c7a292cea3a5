namespace SchemaRunner.Engines;

/// <summary>The run lock, held until disposed or until the process ends.</summary>
public interface IRunLock : IAsyncDisposable
{
    /// <summary>Makes sure that the lock is still held, before something is committed under it.</summary>
    /// <exception cref="ConnectionLostException">It is not: its session was ended.</exception>
    Task EnsureHeldAsync(CancellationToken cancellationToken);
}
