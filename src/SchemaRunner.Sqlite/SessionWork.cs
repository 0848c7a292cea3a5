using SchemaRunner.Engines;
using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite;

/// <summary>Runs a session's work off the caller's thread, stoppable, and tells failures in the engine's own exceptions.</summary>
internal sealed class SessionWork(DatabaseFile file, SqliteErrors errors, TimeProvider time)
{
    /// <summary>Runs work on the session's connection.</summary>
    public Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken, TimeSpan? limit = null) => Task.Run(
        () => Run(file.Connection, work, cancellationToken, limit), CancellationToken.None);

    /// <summary>Runs work on a connection.</summary>
    public T Run<T>(NativeConnection connection, Func<T> work, CancellationToken cancellationToken, TimeSpan? limit = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var watch = connection.Interruption.Watch(limit, time, cancellationToken);
        try
        {
            return work();
        }
        catch (Exception cause) when (SqliteErrors.Find(cause) is { } failure)
        {
            if (failure.Code != ResultCode.Interrupt) throw errors.Translate(failure, cause);
            cancellationToken.ThrowIfCancellationRequested();
            throw new LockTimeoutException(
                $"statement timed out after {limit?.TotalSeconds:0.###} s", "raise --statement-timeout, or make the statement smaller", cause)
            {
                IsTransient = false,
            };
        }
    }
}
