using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Catalog;
using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scope;

namespace SchemaRunner.Sqlite;

/// <summary>One connection to a database file.</summary>
internal sealed partial class SqliteSession : IEngineSession
{
    private const string Savepoint = "schemarunner_phase";

    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(20);

    // What a script may have set; foreign keys have their own place because they cannot change in a transaction
    internal static readonly string[] Settings =
        ["query_only", "ignore_check_constraints", "recursive_triggers", "legacy_alter_table", "reverse_unordered_selects",
            "writable_schema"];

    private readonly DatabaseFile file;
    private readonly SessionWork work;
    private readonly TableScans tableScans;
    private readonly SqliteErrors errors;
    private readonly TimeProvider time;
    private readonly PhaseIdentities identities = new();
    private readonly SqliteCatalog catalog;
    private readonly TouchedTables touched;
    private readonly TemporaryObjects temporary = new();
    private readonly OthersWatch others = new();
    private readonly FileLocks locks = new();
    private TimeSpan? statementTimeout;
    private bool? foreignKeysBefore;
    private SqliteRunLock? runLock;
    private bool hasSavepoint;

    private SqliteSession(DatabaseFile file, string path, SqliteErrors errors, TimeProvider time, int readConnections)
    {
        this.file = file;
        this.errors = errors;
        this.time = time;
        work = new(file, errors, time);
        tableScans = new(path, readConnections, work);
        catalog = new(identities);
        touched = new(identities);
        Server = new("SQLite", SqliteLibrary.Description, Path.GetFileName(path), Environment.UserName);
    }

    /// <inheritdoc/>
    public ServerFacts Server { get; }

    /// <inheritdoc/>
    public bool ComparesAcrossTypes => false;

    private NativeConnection Connection => file.Connection;

    public static Task<SqliteSession> OpenAsync(
        string path, string target, TimeProvider time, int readConnections, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var translator = new SqliteErrors(target, path);
            try
            {
                return new SqliteSession(DatabaseFile.Open(path, target), path, translator, time, readConnections);
            }
            catch (Exception cause) when (SqliteErrors.Find(cause) is { } failure)
            {
                throw translator.Translate(failure, cause);
            }
        },
        cancellationToken);

    /// <inheritdoc/>
    public void WatchFrom(IRunLock runLock, Action<string> progress) => this.runLock = (SqliteRunLock)runLock;

    /// <inheritdoc/>
    public Task<IReadOnlyList<JournalEntry>> ReadJournalAsync(CancellationToken cancellationToken) =>
        WorkAsync(
            () =>
            {
                // Whoever held the run lock until now may have made the database
                file.LookAgain();
                return SqliteJournal.Read(Connection);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task RequireJournalAsync(CancellationToken cancellationToken) => WorkAsync(
        () =>
        {
            if (Connection.IsReadOnly) throw new SqliteFailure(ResultCode.ReadOnly, "attempt to write a readonly database");
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<Structure> ReadStructureAsync(CancellationToken cancellationToken) =>
        WorkAsync(() => catalog.Read(Connection), cancellationToken);

    /// <inheritdoc/>
    public bool IsUnchangedByOthers => others.AreAway;

    /// <inheritdoc/>
    public Task<TableScope> PredictAsync(Script script, Structure structure, CancellationToken cancellationToken) =>
        Task.Run(() => Prediction.Of(script, structure), cancellationToken);

    /// <inheritdoc/>
    public Task<TableScope> ReadTouchedAsync(CancellationToken cancellationToken) =>
        WorkAsync(() => touched.Read(Connection), cancellationToken);

    /// <inheritdoc/>
    public async Task BeginAsync(IReadOnlyList<Table> tables, PhaseSettings settings, CancellationToken cancellationToken)
    {
        // A label ends with the phase's version
        if (runLock is not null) await runLock.EnterAsync(settings.Phase, cancellationToken);
        var start = time.GetTimestamp();
        await WorkAsync(SwitchForeignKeysOff, cancellationToken);
        try
        {
            // The library's own waiting cannot be cancelled
            while (!await WorkAsync(() => TryBegin(time.GetElapsedTime(start) >= settings.LockTimeout), cancellationToken))
                await Task.Delay(LockPoll * (1 + Random.Shared.NextDouble()), time, cancellationToken);
            Connection.WaitForLocks(settings.LockTimeout);
            tableScans.Begin(Connection);
        }
        catch
        {
            RestoreForeignKeys();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task SetSavepointAsync(CancellationToken cancellationToken) => WorkAsync(
        () =>
        {
            if (hasSavepoint) Connection.Execute($"RELEASE {Savepoint}");
            Connection.Execute($"SAVEPOINT {Savepoint}");
            hasSavepoint = true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task RollbackToSavepointAsync(CancellationToken cancellationToken) => WorkAsync(
        () =>
        {
            Connection.Execute($"ROLLBACK TO {Savepoint}");
            catalog.Distrust();
            identities.Forget();
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task StartPhaseAsync(PhaseSettings settings, CancellationToken cancellationToken) => WorkAsync(
        () =>
        {
            statementTimeout = settings.StatementTimeout;
            ResetSettings();
            Connection.WaitForLocks(settings.LockTimeout);
            identities.Start(Connection);
            touched.Start(Connection);
            temporary.Remember(Connection);
            others.Look(Connection);
            locks.Start(Connection);
            if (others.AreAway) catalog.Return();
            else catalog.Distrust();
        },
        cancellationToken);

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
            others.Remember(Connection);
            Connection.Execute("COMMIT");
            catalog.Leave();
            End();
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> RollbackAsync(CancellationToken cancellationToken) =>
        WorkAsync<IReadOnlyList<string>>(
            () =>
            {
                others.Forget();
                catalog.Distrust();
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
        tableScans.Close();
        identities.Forget();
        statementTimeout = null;
        hasSavepoint = false;
    }

    private Task<bool> WorkAsync(Action what, CancellationToken cancellationToken) => WorkAsync(
        () =>
        {
            what();
            return true;
        },
        cancellationToken);

    private Task<T> WorkAsync<T>(Func<T> what, CancellationToken cancellationToken, TimeSpan? limit = null) =>
        work.RunAsync(what, cancellationToken, limit);
}
