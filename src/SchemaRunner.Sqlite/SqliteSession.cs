using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Scripts;
using SchemaRunner.Scripts.Directives;
using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Catalog;
using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite;

/// <summary>One connection to a database file.</summary>
internal sealed class SqliteSession : IEngineSession
{
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(20);

    // What a script may have set; foreign keys have their own place because they cannot change in a transaction
    private static readonly string[] Settings =
        ["query_only", "ignore_check_constraints", "recursive_triggers", "legacy_alter_table", "reverse_unordered_selects"];

    private readonly DatabaseFile file;
    private readonly SqliteErrors errors;
    private readonly TimeProvider time;
    private readonly PhaseIdentities identities = new();
    private TimeSpan? statementTimeout;
    private bool? foreignKeysBefore;

    private SqliteSession(DatabaseFile file, string path, SqliteErrors errors, TimeProvider time)
    {
        this.file = file;
        this.errors = errors;
        this.time = time;
        Server = new("SQLite", SqliteLibrary.Description, Path.GetFileName(path), Environment.UserName);
    }

    /// <inheritdoc/>
    public ServerFacts Server { get; }

    /// <inheritdoc/>
    public bool ComparesAcrossTypes => false;

    private NativeConnection Connection => file.Connection;

    public static Task<SqliteSession> OpenAsync(
        string path, string target, TimeProvider time, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var translator = new SqliteErrors(target, path);
            try
            {
                return new SqliteSession(DatabaseFile.Open(path, target), path, translator, time);
            }
            catch (Exception cause) when (SqliteErrors.Find(cause) is { } failure)
            {
                throw translator.Translate(failure, cause);
            }
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<JournalEntry>> ReadJournalAsync(CancellationToken cancellationToken) =>
        WorkAsync(() => SqliteJournal.Read(Connection), cancellationToken);

    /// <inheritdoc/>
    public Task RequireJournalAsync(CancellationToken cancellationToken) => WorkAsync(
        () =>
        {
            if (Connection.IsReadOnly) throw new SqliteFailure(ResultCode.ReadOnly, "attempt to write a readonly database");
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<Structure> ReadStructureAsync(CancellationToken cancellationToken) =>
        WorkAsync(() => SqliteCatalog.Read(Connection, identities), cancellationToken);

    /// <inheritdoc/>
    public bool IsUnchangedByOthers => false;

    /// <inheritdoc/>
    public Task<TableScope> PredictAsync(Script script, Structure structure, CancellationToken cancellationToken) =>
        Task.FromResult(TableScope.Everything("it was not looked into"));

    /// <inheritdoc/>
    public Task<TableScope> ReadTouchedAsync(CancellationToken cancellationToken) =>
        Task.FromResult(TableScope.Everything("it was not looked into"));

    /// <inheritdoc/>
    public async Task BeginAsync(IReadOnlyList<Table> tables, PhaseSettings settings, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        await WorkAsync(SwitchForeignKeysOff, cancellationToken);
        try
        {
            // The library's own waiting cannot be cancelled
            while (!await WorkAsync(() => TryBegin(time.GetElapsedTime(start) >= settings.LockTimeout), cancellationToken))
                await Task.Delay(LockPoll * (1 + Random.Shared.NextDouble()), time, cancellationToken);
            Connection.WaitForLocks(settings.LockTimeout);
        }
        catch
        {
            RestoreForeignKeys();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task StartPhaseAsync(PhaseSettings settings, CancellationToken cancellationToken) => WorkAsync(
        () =>
        {
            statementTimeout = settings.StatementTimeout;
            ResetSettings();
            Connection.WaitForLocks(settings.LockTimeout);
            identities.Start(Connection);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<StatementOutcome> ExecuteAsync(Statement statement, CancellationToken cancellationToken) => WorkAsync(
        () => SqliteStatements.Execute(Connection, identities, errors, statement.Text), cancellationToken, statementTimeout);

    /// <inheritdoc/>
    public Task<string?> EvaluateAsync(ScriptAssertion assertion, CancellationToken cancellationToken) => WorkAsync(
        () => SqliteStatements.Evaluate(Connection, errors, assertion.Sql), cancellationToken, statementTimeout);

    /// <inheritdoc/>
    public Task FinishScriptAsync(CancellationToken cancellationToken) => WorkAsync(
        () =>
        {
            ResetSettings();
            // A script that ended the transaction and began another one took the sentinel along
            if (!Connection.InTransaction || !PhaseIdentities.HasSentinel(Connection)) throw new TransactionEndedException();
            PhaseIdentities.Drop(Connection);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<TableContent>> ScanAsync(
        IReadOnlyList<TableScan> scans, Action<Table> scanning, CancellationToken cancellationToken) =>
        WorkAsync<IReadOnlyList<TableContent>>(
            () =>
            {
                var contents = new List<TableContent>();
                foreach (var scan in scans)
                {
                    scanning(scan.Table);
                    contents.Add(SqliteContentScan.Read(Connection, scan));
                }

                return contents;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task KeepRowsAsync(IReadOnlyList<TableScan> scans, CancellationToken cancellationToken) => WorkAsync(
        () =>
        {
            foreach (var scan in scans) KeptRows.Keep(Connection, scan);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SurvivorContent>> ScanSurvivorsAsync(
        IReadOnlyList<(TableScan Before, TableScan After)> kept, CancellationToken cancellationToken) =>
        WorkAsync<IReadOnlyList<SurvivorContent>>(
            () => [.. kept.Select(pair => KeptRows.Compare(Connection, pair.Before, pair.After))], cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RowDifferences>> ReadDifferencesAsync(
        IReadOnlyList<(TableScan Before, TableScan After)> kept, CancellationToken cancellationToken) =>
        WorkAsync<IReadOnlyList<RowDifferences>>(
            () => [.. kept.Select(pair => SqliteRowDifferences.Read(Connection, pair.Before, pair.After))], cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<OrphanCount>> CountOrphansAsync(
        IReadOnlyList<OrphanScan> scans, Structure structure, CancellationToken cancellationToken) =>
        WorkAsync<IReadOnlyList<OrphanCount>>(
            () => [.. scans.Select(scan => SqliteOrphanScan.Count(Connection, scan.Key, structure))], cancellationToken);

    /// <inheritdoc/>
    public Task AppendAsync(
        JournalEntry entry, Func<JournalEntry, JournalEntry?, JournalEntry> seal, CancellationToken cancellationToken) =>
        WorkAsync(
            () =>
            {
                file.PrepareToWrite();
                SqliteJournal.Append(Connection, entry, seal);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task CommitAsync(CancellationToken cancellationToken) => WorkAsync(
        () =>
        {
            Connection.Execute("COMMIT");
            End();
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> RollbackAsync(CancellationToken cancellationToken) =>
        WorkAsync<IReadOnlyList<string>>(
            () =>
            {
                if (Connection.InTransaction) Connection.Execute("ROLLBACK");
                ResetSettings();
                End();
                return [];
            },
            // What is cancelled is rolled back all the more
            CancellationToken.None);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        file.Dispose();
        return ValueTask.CompletedTask;
    }

    private void SwitchForeignKeysOff()
    {
        file.PrepareToWrite();
        foreignKeysBefore ??= Connection.QueryInt64("PRAGMA foreign_keys") != 0;
        Connection.Execute("PRAGMA foreign_keys = OFF");
    }

    private void RestoreForeignKeys()
    {
        if (foreignKeysBefore == true) Connection.Execute("PRAGMA foreign_keys = ON");
        foreignKeysBefore = null;
    }

    private bool TryBegin(bool isLastTry)
    {
        Connection.WaitForLocks(TimeSpan.Zero);
        try
        {
            Connection.Execute("BEGIN IMMEDIATE");
            return true;
        }
        catch (SqliteFailure failure) when (failure.Code == ResultCode.Busy && !isLastTry)
        {
            return false;
        }
    }

    private void ResetSettings()
    {
        foreach (var setting in Settings) Connection.Execute($"PRAGMA {setting} = OFF");
    }

    private void End()
    {
        RestoreForeignKeys();
        identities.Forget();
        statementTimeout = null;
    }

    private Task<bool> WorkAsync(Action work, CancellationToken cancellationToken) => WorkAsync(
        () =>
        {
            work();
            return true;
        },
        cancellationToken);

    private Task<T> WorkAsync<T>(Func<T> work, CancellationToken cancellationToken, TimeSpan? limit = null) => Task.Run(
        () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var watch = Connection.Interruption.Watch(limit, time, cancellationToken);
            try
            {
                return work();
            }
            catch (Exception cause) when (SqliteErrors.Find(cause) is { } failure)
            {
                if (failure.Code != ResultCode.Interrupt) throw errors.Translate(failure, cause);
                cancellationToken.ThrowIfCancellationRequested();
                throw new LockTimeoutException(
                    $"statement timed out after {limit?.TotalSeconds:0.###} s", "raise --statement-timeout, or make the statement smaller", cause);
            }
        },
        CancellationToken.None);
}
