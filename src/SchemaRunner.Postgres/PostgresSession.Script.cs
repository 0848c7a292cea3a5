using SchemaRunner.Engines;
using SchemaRunner.Postgres.Locks;
using SchemaRunner.Postgres.Outside;
using SchemaRunner.Scripts;
using SchemaRunner.Scripts.Directives;

namespace SchemaRunner.Postgres;

/// <summary>Running the statements of a script, in a transaction or each by itself.</summary>
internal sealed partial class PostgresSession
{
    /// <inheritdoc/>
    public IReadOnlyList<TableLock> LocksAtStart => _locks?.AtStart ?? [];

    /// <inheritdoc/>
    public Task<StatementOutcome> ExecuteAsync(Statement statement, CancellationToken cancellationToken) =>
        RunAsync([statement], () => _statements.ExecuteAsync(statement, LocksToTell, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<StatementsOutcome> ExecuteAllAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        var completed = 0;
        try
        {
            var outcome = await RunAsync(
                statements, () => _statements.ExecuteAllAsync(statements, LocksToTell, count => completed = count, cancellationToken),
                cancellationToken);
            return new StatementsOutcome(statements.Count, outcome);
        }
        catch (EngineException refusal) when (StatementsOutcome.IsRefusal(refusal))
        {
            return new StatementsOutcome(completed, new StatementOutcome(null, []), refusal);
        }
    }

    private async Task<T> RunAsync<T>(IReadOnlyList<Statement> statements, Func<Task<T>> run, CancellationToken cancellationToken)
    {
        _reads.IsAsBegun = false;
        ForgetEnding();
        foreach (var statement in statements) _structure.NoteStatement(statement.Text);
        var outcome = await _conflict.WatchAsync(() => _watch.OverAsync(run));
        foreach (var statement in statements) ForgetPrepared(statement);
        return outcome;
    }

    /// <summary>Forgets what the driver believes to be prepared, where a statement may have thrown it away.</summary>
    private void ForgetPrepared(Statement statement)
    {
        if (statement.Text.Contains("DEALLOCATE", StringComparison.OrdinalIgnoreCase)
            || statement.Text.Contains("DISCARD", StringComparison.OrdinalIgnoreCase)) _connection.UnprepareAll();
    }

    /// <inheritdoc/>
    public async Task<IOutsidePhase> BeginOutsideAsync(PhaseSettings settings, CancellationToken cancellationToken)
    {
        _watch.LockTimeout = settings.LockTimeout;
        var reader = await OpenAnotherAsync(cancellationToken);
        var phase = new PostgresOutsidePhase(this, reader, settings, progress => _progress?.Invoke(progress), Time);
        try
        {
            await phase.StartAsync(cancellationToken);
            return phase;
        }
        catch
        {
            await phase.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a statement that commits by itself.</summary>
    internal async Task<StatementOutcome> RunOutsideAsync(Statement statement, CancellationToken cancellationToken)
    {
        var outcome = await _watch.OverAsync(() => _statements.ExecuteAsync(statement, locks: null, cancellationToken));
        ForgetPrepared(statement);
        return outcome;
    }

    /// <inheritdoc/>
    public Task<string?> EvaluateAsync(ScriptAssertion assertion, CancellationToken cancellationToken)
    {
        ForgetEnding();
        _structure.NoteStatement(assertion.Sql);
        return _conflict.WatchAsync(() => _watch.OverAsync(() => _statements.EvaluateAsync(assertion.Sql, cancellationToken)));
    }

    /// <inheritdoc/>
    public async Task FinishScriptAsync(CancellationToken cancellationToken)
    {
        var ending = new PhaseEnding(_connection);
        try
        {
            await _conflict.WatchAsync(() => _watch.OverAsync(() => ending.RunAsync(Journal, _structure, cancellationToken)));
        }
        catch (EngineException) when (ending.IsOutside(_transactionId))
        {
            // what is wrong then is the transaction, as is said below
        }

        if (ending.IsOutside(_transactionId))
        {
            _transactionId = null;
            throw new TransactionEndedException();
        }

        _triggersAreImmediate = true;
        _ending = ending;
        _reads.Reading = ending.ReadingSince(_reads.Labels ?? []);
    }

    /// <summary>What was asked when the script had run holds as long as nothing more of it runs.</summary>
    private void ForgetEnding() => (_ending, _reads.Reading) = (null, null);
}
