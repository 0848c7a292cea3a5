using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Scripts.Directives;

namespace SchemaRunner.Engines;

/// <summary>One phase outside a transaction on a session: each of its statements commits by itself.</summary>
/// <remarks>Disposing ends the phase and forgets the settings that its script made.</remarks>
public interface IOutsidePhase : IAsyncDisposable
{
    /// <summary>What reads the structure and the rows and writes the journal meanwhile, and leaves the script's settings alone.</summary>
    IEngineSession Reader { get; }

    /// <summary>
    /// Whether <see cref="AreOthersAwayAsync"/> can ever say yes, so that it is worth reading tables that the script does not write.
    /// </summary>
    bool NoticesOthers { get; }

    /// <summary>Whether nobody else has committed anything since the phase was begun, as far as the engine can tell.</summary>
    Task<bool> AreOthersAwayAsync(CancellationToken cancellationToken);

    /// <summary>Waits until no statement runs any more that a process which is gone has begun.</summary>
    /// <param name="runId">The run of that process.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="LockTimeoutException">It still runs after the lock timeout.</exception>
    Task WaitForEndOfAsync(string runId, CancellationToken cancellationToken);

    /// <summary>Where a statement will build an index that a failure could leave half made; <see langword="null"/> for any other statement.</summary>
    Task<IndexPlace?> FindPlaceAsync(Statement statement, CancellationToken cancellationToken);

    /// <summary>Drops what a statement that did not complete has left in its place, and nothing else.</summary>
    /// <param name="place">The place as it was before the statement.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<Leftover> ClearAsync(IndexPlace place, CancellationToken cancellationToken);

    /// <summary>Runs one statement as it stands.</summary>
    /// <exception cref="StatementFailedException">The server refused it.</exception>
    Task<StatementOutcome> ExecuteAsync(Statement statement, CancellationToken cancellationToken);

    /// <inheritdoc cref="IEngineSession.EvaluateAsync"/>
    Task<string?> EvaluateAsync(ScriptAssertion assertion, CancellationToken cancellationToken);
}
