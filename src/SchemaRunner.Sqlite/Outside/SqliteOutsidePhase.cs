using SchemaRunner.Engines;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Scripts.Directives;

namespace SchemaRunner.Sqlite.Outside;

/// <summary>A phase outside a transaction on the session's own connection: another one would stand in its way.</summary>
/// <param name="session">The session.</param>
/// <param name="file">Asked for others' commits.</param>
internal sealed class SqliteOutsidePhase(SqliteSession session, OthersBetweenStatements file) : IOutsidePhase
{
    /// <inheritdoc/>
    public IEngineSession Reader => session;

    /// <inheritdoc/>
    public bool NoticesOthers => true;

    /// <inheritdoc/>
    public Task<bool> AreOthersAwayAsync(CancellationToken cancellationToken) => session.DoAsync(
        () =>
        {
            file.Look();
            return file.AreAway;
        },
        cancellationToken);

    /// <inheritdoc/>
    /// <remarks>A statement runs in the process that began it, and ends with it.</remarks>
    public Task WaitForEndOfAsync(string runId, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    /// <remarks>Every statement is done whole or not at all.</remarks>
    public Task<IndexPlace?> FindPlaceAsync(Statement statement, CancellationToken cancellationToken) => Task.FromResult<IndexPlace?>(null);

    /// <inheritdoc/>
    public Task<Leftover> ClearAsync(IndexPlace place, CancellationToken cancellationToken) => Task.FromResult(new Leftover([], IsComplete: false));

    /// <inheritdoc/>
    public async Task<StatementOutcome> ExecuteAsync(Statement statement, CancellationToken cancellationToken)
    {
        await session.DoAsync(file.Look, cancellationToken);
        var outcome = await session.RunOutsideAsync(statement, cancellationToken);
        await session.DoAsync(() => file.LookAfter(statement.Text), CancellationToken.None);
        return outcome;
    }

    /// <inheritdoc/>
    public Task<string?> EvaluateAsync(ScriptAssertion assertion, CancellationToken cancellationToken) =>
        session.EvaluateAsync(assertion, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await session.EndOutsideAsync();
}
