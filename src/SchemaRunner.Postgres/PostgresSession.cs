using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Postgres.Catalog;
using SchemaRunner.Postgres.Content;
using SchemaRunner.Postgres.Locks;
using SchemaRunner.Postgres.Outside;
using SchemaRunner.Postgres.Scope;
using SchemaRunner.Scripts;
using SchemaRunner.Scripts.Directives;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres;

/// <summary>One connection to a PostgreSQL database.</summary>
internal sealed class PostgresSession : IEngineSession
{
    private const string Savepoint = "schemarunner_phase";

    // Of a transaction that has begun and has not been asked yet
    private const string Unknown = "unknown";

    private readonly NpgsqlConnection _connection;
    private readonly ServerSession _self;
    private readonly StatementRunner _statements;
    private readonly BlockerWatch _watch;
    private readonly TableLocks _tableLocks;
    private readonly StructureReader _structure;
    private readonly ScopeConflict _conflict = new();
    private readonly KnownFiles _files = new();
    private readonly SessionReads _reads;
    private readonly LockLog? _locks;
    private Action<string>? _progress;
    private SearchPath _path;
    private SequencePositions? _positions;
    private SequencePositions? _lastPositions;
    private SequencePositions? _markedPositions;
    private TouchWatch? _touches;
    private PhaseEnding? _ending;
    private IReadOnlyList<TableFile> _startFiles = [];
    private string? _transactionId;
    private bool _triggersAreImmediate;
    private bool _isFirstPhase;

    private PostgresSession(
        NpgsqlConnection connection, ServerSession self, SessionFacts facts, SearchPath path, BlockerWatch watch, SharedScan sharing)
    {
        _connection = connection;
        _self = self;
        _statements = new StatementRunner(connection, self.Pid);
        _path = path;
        _watch = watch;
        _tableLocks = new TableLocks(connection, watch);
        _structure = new StructureReader(connection);
        _reads = new SessionReads(connection, sharing, () => InTransaction);
        _locks = facts.MaySeeLocks ? new LockLog() : null;
        Server = facts.Server;
    }

    /// <inheritdoc/>
    public ServerFacts Server { get; }

    /// <inheritdoc/>
    public bool ComparesAcrossTypes => true;

    private TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Opens another session to the same database.</summary>
    internal required Func<CancellationToken, Task<PostgresSession>> OpenAnotherAsync { get; init; }

    /// <summary>How the structure is read.</summary>
    internal StructureReader StructureReader => _structure;

    /// <summary>The session's own connection.</summary>
    internal NpgsqlConnection Connection => _connection;

    /// <summary>The server's own number for the session; a pooler tells its clients another one.</summary>
    internal int Pid => _self.Pid;

    private bool InTransaction => _transactionId is not null;

    /// <summary>Locks outlive a statement in a transaction only.</summary>
    private LockLog? LocksToTell => InTransaction ? _locks : null;

    private PostgresJournal Journal => new(_connection, _path, Server.User);

    public static async Task<PostgresSession> OpenAsync(
        NpgsqlDataSource source, ConnectionTarget target, TimeProvider timeProvider, int parallel, CancellationToken cancellationToken)
    {
        var connection = await PostgresConnection.OpenAsync(source, target, cancellationToken);
        try
        {
            var facts = await SessionFacts.ReadAsync(connection, cancellationToken);
            var path = await SearchPath.ReadAsync(connection, cancellationToken);
            await connection.ExecuteAsync("opening the session", [PhaseCommands.NoticeDeadClient], cancellationToken);
            var watch = new BlockerWatch(facts.Pid, timeProvider);
            var self = new ServerSession(facts.Pid, facts.Since, timeProvider);
            return new PostgresSession(connection, self, facts, path, watch, new SharedScan(source, target, parallel))
            {
                Time = timeProvider, OpenAnotherAsync = token => OpenAsync(source, target, timeProvider, parallel, token),
            };
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public void WatchFrom(IRunLock runLock, Action<string> progress)
    {
        _watch.LookFrom((PostgresRunLock)runLock);
        _progress = progress;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<JournalEntry>> ReadJournalAsync(CancellationToken cancellationToken)
        => ReadAsync("reading the journal", () => Journal.ReadAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task RequireJournalAsync(CancellationToken cancellationToken)
    {
        await Writability.RequireAsync(_connection, Server, cancellationToken);
        await Journal.RequireAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Structure> ReadStructureAsync(CancellationToken cancellationToken)
    {
        // What others did before this moment is not looked for any more
        if (!InTransaction) _files.Forget();
        return _structure.ReadAsync(InTransaction, _path.Default, _markedPositions ?? _positions, cancellationToken);
    }

    /// <inheritdoc/>
    public bool IsUnchangedByOthers => _structure.IsUnchangedByOthers;

    /// <inheritdoc/>
    public Task<TableScope> PredictAsync(Script script, Structure structure, CancellationToken cancellationToken) =>
        Task.FromResult(_conflict.Predict(script, structure, _path.Schemas, canLock: !InTransaction));

    /// <inheritdoc/>
    public Task<TableScope> ReadTouchedAsync(CancellationToken cancellationToken) => _touches is null
        ? Task.FromResult(TableScope.Everything("no transaction was begun"))
        : _touches.ReadAsync(_reads.Labels ?? [], _transactionId, _ending?.Touched, cancellationToken);

    /// <inheritdoc/>
    public async Task BeginAsync(IReadOnlyList<Table> tables, PhaseSettings settings, CancellationToken cancellationToken)
    {
        var beginning = new PhaseBeginning(_connection, Journal, asksLocks: _locks is not null);
        await beginning.PrepareAsync(settings, cancellationToken);
        var locks = _conflict.ToLock(tables);
        await _tableLocks.BeginAsync(
            locks.Commands(beginning.JournalTable), locks.Views.Count, settings.LockTimeout, beginning.DeadlockTimeout, cancellationToken);
        _transactionId = Unknown;
        try
        {
            await beginning.StartAsync(locks.Tables, _files.Stale, settings, cancellationToken);
        }
        catch (ScopeChangedException)
        {
            await _connection.ExecuteAsync("giving up the locks", ["ROLLBACK"], CancellationToken.None);
            _transactionId = null;
            throw;
        }

        _transactionId = beginning.Facts.Id;
        _structure.Begin(beginning.Facts, locks.Tables.Select(t => t.Id));
        if (_structure.IsUnchangedByOthers && _files.With(beginning.Files) is { } files) beginning.Complete(files);
        else await beginning.ReadFilesAsync(cancellationToken);
        _files.Forget();
        _positions = await beginning.ReadPositionsAsync(_structure.IsUnchangedByOthers ? _lastPositions : null, cancellationToken);
        _touches = new TouchWatch(_connection);
        Take(beginning);
        _triggersAreImmediate = false;
        _isFirstPhase = true;
        _reads.IsAsBegun = true;
    }

    /// <inheritdoc/>
    public async Task SetSavepointAsync(CancellationToken cancellationToken)
    {
        const string Doing = "setting a savepoint";
        string[] mark = ["SAVEPOINT " + Savepoint];
        await _connection.ExecuteAsync(
            Doing, _markedPositions is null ? mark : ["RELEASE SAVEPOINT " + Savepoint, .. mark], cancellationToken);

        // No rollback takes a sequence back
        _markedPositions = await ReadAsync(Doing, () => SequencePositions.ReadAsync(_connection, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task RollbackToSavepointAsync(CancellationToken cancellationToken)
    {
        const string Doing = "rolling back to a savepoint";
        await _connection.ExecuteAsync(Doing, ["ROLLBACK TO SAVEPOINT " + Savepoint], cancellationToken);
        ForgetEnding();
        _structure.Forget();
        await ReadAsync(Doing, () => _markedPositions!.PutBackAsync(_connection, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task StartPhaseAsync(PhaseSettings settings, CancellationToken cancellationToken)
    {
        _watch.LockTimeout = settings.LockTimeout;

        // Beginning the transaction has started its first phase
        if (_isFirstPhase)
        {
            _isFirstPhase = false;
            return;
        }

        var beginning = new PhaseBeginning(_connection, Journal, asksLocks: _locks is not null);
        await beginning.StartAgainAsync(settings, cancellationToken);
        if (_triggersAreImmediate) await DeferTriggersAsync(cancellationToken);
        _structure.Continue(beginning.Facts);
        Take(beginning);
    }

    private void Take(PhaseBeginning beginning)
    {
        _path = beginning.Path;
        _reads.Labels = beginning.Labels;
        _reads.Reading = beginning.Reading;
        _ending = null;
        _touches?.Start(beginning.Files);
        _startFiles = beginning.Files;
        if (beginning.Held is { } held) _locks?.Start(beginning.Files, held);
    }

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

        // It may have thrown away what the driver believes to be prepared
        if (statements.Any(s => s.Text.Contains("DEALLOCATE", StringComparison.OrdinalIgnoreCase))) _connection.UnprepareAll();
        return outcome;
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
        if (statement.Text.Contains("DEALLOCATE", StringComparison.OrdinalIgnoreCase)
            || statement.Text.Contains("DISCARD", StringComparison.OrdinalIgnoreCase)) _connection.UnprepareAll();
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

    /// <inheritdoc/>
    public Task<IReadOnlyList<TableContent>> ScanAsync(
        IReadOnlyList<TableScan> scans, Action<Table> scanning, CancellationToken cancellationToken)
        => _watch.OverAsync(() => _reads.ScanAsync(scans, scanning, cancellationToken));

    /// <inheritdoc/>
    public Task KeepRowsAsync(IReadOnlyList<TableScan> scans, CancellationToken cancellationToken)
        => _reads.KeepRowsAsync(scans, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SurvivorContent>> ScanSurvivorsAsync(
        IReadOnlyList<(TableScan Before, TableScan After)> kept, CancellationToken cancellationToken)
        => _reads.ScanSurvivorsAsync(kept, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RowDifferences>> ReadDifferencesAsync(
        IReadOnlyList<(TableScan Before, TableScan After)> kept, CancellationToken cancellationToken)
        => _reads.ReadDifferencesAsync(kept, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<OrphanCount>> CountOrphansAsync(
        IReadOnlyList<OrphanScan> scans, Structure structure, CancellationToken cancellationToken)
        => _watch.OverAsync(() => _reads.CountOrphansAsync(scans, structure, cancellationToken));

    /// <inheritdoc/>
    public async Task AppendAsync(
        JournalEntry entry, Func<JournalEntry, JournalEntry?, JournalEntry> seal, CancellationToken cancellationToken)
    {
        const string Doing = "writing the journal";

        // Whoever kept a phase from its locks may keep its failure from the journal as well
        const string LimitWaiting = "SET LOCAL lock_timeout = '10s'";
        if (InTransaction)
        {
            await _watch.OverAsync(() => Journal.AppendAsync(_ending?.JournalTable, entry, seal, cancellationToken));
            return;
        }

        await _connection.ExecuteAsync(Doing, ["BEGIN READ WRITE", LimitWaiting], cancellationToken);
        try
        {
            await Journal.AppendAsync(found: null, entry, seal, cancellationToken);
            await _connection.ExecuteAsync(Doing, ["COMMIT"], cancellationToken);
        }
        catch
        {
            await SessionEnd.RollBackAsync(_connection);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await _statements.RunAsync("COMMIT", cancellationToken);
        _transactionId = null;

        // A structure that was read in full was so because more may have changed than locks tell
        if (_ending is not null && !_structure.HasReadAll) _files.Keep(_startFiles, _ending.Touched);
        ForgetEnding();
        _lastPositions = _structure.HasMovedSequences ? null : _positions;
        _structure.End(committed: true);
        _positions = _markedPositions = null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> RollbackAsync(CancellationToken cancellationToken)
    {
        await _connection.ExecuteAsync("rolling back", ["ROLLBACK"], cancellationToken);
        _transactionId = null;
        ForgetEnding();
        _files.Forget();
        _lastPositions = null;
        _structure.End(committed: false);
        await _connection.ExecuteAsync("rolling back", PhaseCommands.Reset, cancellationToken);
        var positions = _positions;
        _positions = _markedPositions = null;
        return positions is null ? [] : await positions.PutBackAsync(_connection, cancellationToken);
    }

    /// <inheritdoc/>
    public Task SettleAsync(IEngineSession lost, CancellationToken cancellationToken)
    {
        var (self, transaction) = (((PostgresSession)lost)._self, ((PostgresSession)lost)._transactionId);
        return self.SettleAsync(transaction == Unknown ? null : transaction, _connection, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await SessionEnd.CleanAsync(_connection);
        await _connection.DisposeAsync();
    }

    private Task<T> ReadAsync<T>(string doing, Func<Task<T>> read, CancellationToken cancellationToken)
        => PinnedSettings.ReadAsync(_connection, InTransaction, doing, read, cancellationToken);

    // A phase after another one in the same transaction must find what it would find in one of its own
    private async Task DeferTriggersAsync(CancellationToken cancellationToken)
    {
        const string Doing = "starting the phase";
        var names = await _connection.QueryAsync<string>(Doing, Sql.Read("deferred_constraints"), null, cancellationToken);
        if (names.Count > 0) await _connection.ExecuteAsync(Doing, [$"SET CONSTRAINTS {string.Join(", ", names)} DEFERRED"], cancellationToken);
        _triggersAreImmediate = false;
    }
}
