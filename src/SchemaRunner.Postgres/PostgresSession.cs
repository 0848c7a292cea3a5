using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Postgres.Catalog;
using SchemaRunner.Postgres.Content;
using SchemaRunner.Postgres.Locks;
using SchemaRunner.Postgres.Scope;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres;

/// <summary>One connection to a PostgreSQL database.</summary>
internal sealed partial class PostgresSession : IEngineSession
{
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
    private readonly SharedScan _sharing;
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
        _sharing = sharing;
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
    public async Task<TableScope> PredictAsync(Script script, Structure structure, CancellationToken cancellationToken)
    {
        var predicted = _conflict.Predict(script, structure, _path.Schemas, canLock: !InTransaction);

        // What earlier phases of the transaction have locked cannot be told from what this one locks
        return InTransaction ? predicted.With(await ReadTouchedAsync(cancellationToken)) : predicted;
    }

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
