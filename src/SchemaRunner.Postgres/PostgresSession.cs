using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Postgres.Catalog;
using SchemaRunner.Postgres.Content;
using SchemaRunner.Postgres.Locks;
using SchemaRunner.Postgres.Scope;
using SchemaRunner.Scripts;
using SchemaRunner.Scripts.Directives;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres;

/// <summary>One connection to a PostgreSQL database.</summary>
internal sealed class PostgresSession : IEngineSession
{
    private readonly NpgsqlConnection _connection;
    private readonly StatementRunner _statements;
    private readonly BlockerWatch _watch;
    private readonly StructureReader _structure;
    private readonly ScopeConflict _conflict = new();
    private readonly KnownFiles _files = new();
    private readonly SharedScan _sharing;
    private SearchPath _path;
    private SequencePositions? _positions;
    private SequencePositions? _lastPositions;
    private IReadOnlyList<EnumLabel>? _labels;
    private TouchWatch? _touches;
    private Reading? _reading;
    private PhaseEnding? _ending;
    private IReadOnlyList<TableFile> _startFiles = [];
    private string? _transactionId;
    private bool _triggersAreImmediate;
    private bool _isFirstPhase;
    private bool _hasRun;

    private PostgresSession(NpgsqlConnection connection, ServerFacts server, SearchPath path, BlockerWatch watch, SharedScan sharing)
    {
        _connection = connection;
        _statements = new StatementRunner(connection);
        _path = path;
        _watch = watch;
        _structure = new StructureReader(connection);
        _sharing = sharing;
        Server = server;
    }

    /// <inheritdoc/>
    public ServerFacts Server { get; }

    /// <inheritdoc/>
    public bool ComparesAcrossTypes => true;

    /// <summary>How the structure is read.</summary>
    internal StructureReader StructureReader => _structure;

    private bool InTransaction => _transactionId is not null;

    private PostgresJournal Journal => new(_connection, _path, Server.User);

    public static async Task<PostgresSession> OpenAsync(
        NpgsqlDataSource source, ConnectionTarget target, TimeProvider timeProvider, int parallel, CancellationToken cancellationToken)
    {
        var connection = await PostgresConnection.OpenAsync(source, target, cancellationToken);
        try
        {
            var facts = await connection.QueryAsync<SessionFacts>(
                "opening the session",
                """
                SELECT pg_catalog.current_setting('server_version') AS "Version",
                       pg_catalog.current_database()::pg_catalog.text AS "Database", SESSION_USER::pg_catalog.text AS "User"
                """,
                null, cancellationToken);
            var server = new ServerFacts("PostgreSQL", facts[0].Version.Split(' ', 2)[0], facts[0].Database, facts[0].User);
            var path = await SearchPath.ReadAsync(connection, cancellationToken);
            await connection.ExecuteAsync("opening the session", [PhaseCommands.NoticeDeadClient], cancellationToken);
            var watch = new BlockerWatch(source, target, connection.ProcessID, timeProvider);
            return new PostgresSession(connection, server, path, watch, new SharedScan(source, target, parallel));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<JournalEntry>> ReadJournalAsync(CancellationToken cancellationToken)
        => ReadAsync("reading the journal", () => Journal.ReadAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task RequireJournalAsync(CancellationToken cancellationToken) => Journal.RequireAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<Structure> ReadStructureAsync(CancellationToken cancellationToken)
    {
        // What others did before this moment is not looked for any more
        if (!InTransaction) _files.Forget();
        return _structure.ReadAsync(InTransaction, _path.Default, _positions, cancellationToken);
    }

    /// <inheritdoc/>
    public bool IsUnchangedByOthers => _structure.IsUnchangedByOthers;

    /// <inheritdoc/>
    public Task<TableScope> PredictAsync(Script script, Structure structure, CancellationToken cancellationToken) =>
        Task.FromResult(_conflict.Predict(script, structure, _path.Schemas));

    /// <inheritdoc/>
    public Task<TableScope> ReadTouchedAsync(CancellationToken cancellationToken) => _touches is null
        ? Task.FromResult(TableScope.Everything("no transaction was begun"))
        : _touches.ReadAsync(_labels ?? [], _transactionId, _ending?.Touched, cancellationToken);

    /// <inheritdoc/>
    public async Task BeginAsync(IReadOnlyList<Table> tables, PhaseSettings settings, CancellationToken cancellationToken)
    {
        var beginning = new PhaseBeginning(_connection, Journal);
        await beginning.PrepareAsync(cancellationToken);
        var locked = _conflict.ToLock(tables);
        await TableLocks.BeginAsync(_connection, locked, beginning.JournalTable, settings.LockTimeout, cancellationToken);
        _transactionId = "unknown";
        try
        {
            await beginning.StartAsync(locked, _files.Stale, settings, cancellationToken);
        }
        catch (ScopeChangedException)
        {
            await _connection.ExecuteAsync("giving up the locks", ["ROLLBACK"], CancellationToken.None);
            _transactionId = null;
            throw;
        }

        _transactionId = beginning.Facts.Id;
        _structure.Begin(beginning.Facts, locked.Select(t => t.Id));
        if (_structure.IsUnchangedByOthers && _files.With(beginning.Files) is { } files) beginning.Complete(files);
        else await beginning.ReadFilesAsync(cancellationToken);
        _files.Forget();
        _positions = await beginning.ReadPositionsAsync(_structure.IsUnchangedByOthers ? _lastPositions : null, cancellationToken);
        _touches = new TouchWatch(_connection);
        Take(beginning);
        _triggersAreImmediate = false;
        _isFirstPhase = true;
        _hasRun = false;
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

        var beginning = new PhaseBeginning(_connection, Journal);
        await beginning.StartAgainAsync(settings, cancellationToken);
        if (_triggersAreImmediate) await DeferTriggersAsync(cancellationToken);
        _structure.Continue(beginning.Facts);
        Take(beginning);
    }

    private void Take(PhaseBeginning beginning)
    {
        _path = beginning.Path;
        _labels = beginning.Labels;
        _reading = beginning.Reading;
        _ending = null;
        _touches?.Start(beginning.Files);
        _startFiles = beginning.Files;
    }

    /// <inheritdoc/>
    public Task<StatementOutcome> ExecuteAsync(Statement statement, CancellationToken cancellationToken) =>
        RunAsync([statement], () => _statements.ExecuteAsync(statement, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<StatementsOutcome> ExecuteAllAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        var completed = 0;
        try
        {
            var outcome = await RunAsync(
                statements, () => _statements.ExecuteAllAsync(statements, count => completed = count, cancellationToken), cancellationToken);
            return new StatementsOutcome(statements.Count, outcome);
        }
        catch (EngineException refusal) when (StatementsOutcome.IsRefusal(refusal))
        {
            return new StatementsOutcome(completed, new StatementOutcome(null, []), refusal);
        }
    }

    private async Task<T> RunAsync<T>(IReadOnlyList<Statement> statements, Func<Task<T>> run, CancellationToken cancellationToken)
    {
        _hasRun = true;
        ForgetEnding();
        foreach (var statement in statements) _structure.NoteStatement(statement.Text);
        var outcome = await _conflict.WatchAsync(() => _watch.OverAsync(run, cancellationToken));

        // It may have thrown away what the driver believes to be prepared
        if (statements.Any(s => s.Text.Contains("DEALLOCATE", StringComparison.OrdinalIgnoreCase))) _connection.UnprepareAll();
        return outcome;
    }

    /// <inheritdoc/>
    public Task<string?> EvaluateAsync(ScriptAssertion assertion, CancellationToken cancellationToken)
    {
        ForgetEnding();
        _structure.NoteStatement(assertion.Sql);
        return _conflict.WatchAsync(() => _statements.EvaluateAsync(assertion.Sql, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task FinishScriptAsync(CancellationToken cancellationToken)
    {
        var ending = new PhaseEnding(_connection);
        try
        {
            await _conflict.WatchAsync(() => ending.RunAsync(Journal, _structure, cancellationToken));
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
        _reading = ending.ReadingSince(_labels ?? []);
    }

    /// <summary>What was asked when the script had run holds as long as nothing more of it runs.</summary>
    private void ForgetEnding() => (_ending, _reading) = (null, null);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TableContent>> ScanAsync(
        IReadOnlyList<TableScan> scans, Action<Table> scanning, CancellationToken cancellationToken)
    {
        const string Doing = "reading tables";
        var reading = await ReadingAsync(cancellationToken);
        var scan = new PostgresContentScan(_connection, reading);
        if (scan.FitsOneQuery(scans))
        {
            foreach (var table in scans) scanning(table.Table);
            List<ScanRow> rows = [];
            await PinnedSettings.ReadAsync(
                _connection, InTransaction, Doing,
                trip => rows = scan.Ask(_sharing.IsOn ? trip.Run(_sharing.Workers(helpers: 0)) : trip, scans), cancellationToken, isPrepared: false);
            return PostgresContentScan.ToContents(scans, rows);
        }

        if (!_sharing.IsOn)
        {
            return await ReadAsync(Doing, () => scan.ScanAsync(scans, scanning, cancellationToken), cancellationToken);
        }

        var units = ScanUnits.Of(scans);
        var shared = InTransaction && !_hasRun ? await _sharing.ExportAsync(_connection, units, cancellationToken) : ("", 0);
        var contents = await ReadAsync(
            Doing, () => _sharing.ScanAsync(_connection, units, shared, reading, scanning, cancellationToken), cancellationToken);
        var byTable = contents.ToDictionary(c => c.TableId);
        return [.. scans.Select(s => byTable[s.Table.Id])];
    }

    /// <inheritdoc/>
    public Task KeepRowsAsync(IReadOnlyList<TableScan> scans, CancellationToken cancellationToken)
        => _connection.ExecuteAsync("keeping rows", PinnedSettings.Around(scans.Select(KeptRows.Keep)), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SurvivorContent>> ScanSurvivorsAsync(
        IReadOnlyList<(TableScan Before, TableScan After)> kept, CancellationToken cancellationToken)
    {
        var scan = new PostgresContentScan(_connection, await ReadingAsync(cancellationToken));
        return await ReadAsync("reading tables", () => scan.ScanSurvivorsAsync(kept, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RowDifferences>> ReadDifferencesAsync(
        IReadOnlyList<(TableScan Before, TableScan After)> kept, CancellationToken cancellationToken)
    {
        var differences = new PostgresRowDifferences(_connection, await ReadingAsync(cancellationToken));
        return await ReadAsync("comparing rows", () => differences.ReadAsync(kept, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<OrphanCount>> CountOrphansAsync(
        IReadOnlyList<OrphanScan> scans, Structure structure, CancellationToken cancellationToken)
        => ReadAsync(
            "looking for orphans",
            () => new PostgresOrphanScan(_connection).CountAsync(scans, structure, cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public async Task AppendAsync(
        JournalEntry entry, Func<JournalEntry, JournalEntry?, JournalEntry> seal, CancellationToken cancellationToken)
    {
        const string Doing = "writing the journal";
        if (InTransaction)
        {
            await Journal.AppendAsync(_ending?.JournalTable, entry, seal, cancellationToken);
            return;
        }

        await _connection.ExecuteAsync(Doing, ["BEGIN READ WRITE"], cancellationToken);
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
        _positions = null;
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
        _positions = null;
        return positions is null ? [] : await positions.PutBackAsync(_connection, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await SessionEnd.CleanAsync(_connection);
        await _connection.DisposeAsync();
    }

    /// <summary>How to read values, before settings are pinned.</summary>
    private async Task<Reading> ReadingAsync(CancellationToken cancellationToken)
    {
        if (_reading is not null) return _reading;
        var zone = await _connection.QueryAsync<string>(
            "reading tables", "SELECT pg_catalog.current_setting('TimeZone')", null, cancellationToken);
        if (_labels is null) return new Reading(zone[0]);
        return new Reading(zone[0], RenamedLabels.Between(_labels, await RenamedLabels.ReadAsync(_connection, cancellationToken)));
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
