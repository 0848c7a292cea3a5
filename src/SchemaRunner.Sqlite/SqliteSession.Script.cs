using SchemaRunner.Engines;
using SchemaRunner.Scripts;
using SchemaRunner.Scripts.Directives;
using SchemaRunner.Sqlite.Outside;

namespace SchemaRunner.Sqlite;

/// <summary>Running the statements of a script, in a transaction or each by itself.</summary>
internal sealed partial class SqliteSession
{
    /// <inheritdoc/>
    public IReadOnlyList<TableLock> LocksAtStart => locks.AtStart;

    /// <inheritdoc/>
    public Task<StatementOutcome> ExecuteAsync(Statement statement, CancellationToken cancellationToken) => WorkAsync(
        () =>
        {
            tableScans.Close();
            var outcome = SqliteStatements.Execute(Connection, identities, touched, errors, statement.Text);
            if (touched.IsStructureTouched) catalog.Distrust();
            return locks.Take(Connection, outcome);
        },
        cancellationToken,
        statementTimeout);

    /// <inheritdoc/>
    public async Task<IOutsidePhase> BeginOutsideAsync(PhaseSettings settings, CancellationToken cancellationToken)
    {
        if (runLock is not null) await runLock.EnterAsync(settings.Phase, cancellationToken);
        var watch = new OthersBetweenStatements(() => Connection);
        await WorkAsync(
            () =>
            {
                SwitchForeignKeysOff();
                statementTimeout = settings.StatementTimeout;
                ResetSettings();
                Connection.WaitForLocks(settings.LockTimeout);
                others.Forget();
                identities.Forget();
                catalog.Forget();
                touched.Start(Connection);
                temporary.Remember(Connection);
                watch.Look();
            },
            cancellationToken);
        return new SqliteOutsidePhase(this, watch);
    }

    /// <summary>Runs a statement that commits by itself.</summary>
    /// <remarks>A VACUUM numbers the objects anew, so that only names tell afterwards what is what.</remarks>
    internal async Task<StatementOutcome> RunOutsideAsync(Statement statement, CancellationToken cancellationToken)
    {
        try
        {
            return await ExecuteAsync(statement, cancellationToken);
        }
        finally
        {
            identities.Renew();
            catalog.Forget();
        }
    }

    /// <summary>Ends a phase outside a transaction.</summary>
    internal Task EndOutsideAsync() => WorkAsync(
        () =>
        {
            ResetSettings();
            temporary.DropOthers(Connection);
            others.Forget();
            catalog.Forget();
            End();
        },
        CancellationToken.None);

    /// <summary>Does something with the connection.</summary>
    internal Task<T> DoAsync<T>(Func<T> what, CancellationToken cancellationToken) => WorkAsync(what, cancellationToken);

    /// <inheritdoc/>
    public Task<string?> EvaluateAsync(ScriptAssertion assertion, CancellationToken cancellationToken) => WorkAsync(
        () => SqliteStatements.Evaluate(Connection, touched, errors, assertion.Sql), cancellationToken, statementTimeout);

    /// <inheritdoc/>
    public Task FinishScriptAsync(CancellationToken cancellationToken) => WorkAsync(
        () =>
        {
            ResetSettings();
            // A script that ended the transaction and began another one took the sentinel along
            if (!Connection.InTransaction || !identities.HasSentinel(Connection)) throw new TransactionEndedException();
            identities.Drop(Connection);
            temporary.DropOthers(Connection);
            // A virtual table may keep back what it was given until a savepoint or the commit
            Connection.Execute("SAVEPOINT schemarunner");
            Connection.Execute("RELEASE schemarunner");
        },
        cancellationToken);
}
