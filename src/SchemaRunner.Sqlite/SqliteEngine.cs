using SchemaRunner.Backups;
using SchemaRunner.Engines;
using SchemaRunner.Examinations;
using SchemaRunner.Scripts;
using SchemaRunner.Sqlite.Backups;
using SchemaRunner.Sqlite.Examinations;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite;

/// <summary>One SQLite database file.</summary>
public sealed class SqliteEngine : IEngine
{
    /// <summary>How many connections may read at once at the most.</summary>
    public const int MostReadConnections = 5;

    private const string Scheme = "sqlite:";

    private readonly string path;
    private readonly TimeProvider time;

    /// <summary>Names the file; nothing is opened yet.</summary>
    /// <param name="path">The file; it is made when something is first written to it.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the system's.</param>
    public SqliteEngine(string path, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Target = Scheme + path;
        this.path = Path.GetFullPath(path);
        time = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public IScriptDialect Dialect { get; } = new SqliteDialect();

    /// <inheritdoc/>
    public string Target { get; }

    /// <summary>How many connections read big tables at once before a script: 1 to <see cref="MostReadConnections"/>.</summary>
    public int ReadConnections
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MostReadConnections);
            field = value;
        }
    } = 1;

    /// <summary>Reads <c>sqlite:path</c>, <c>Data Source=path</c> or a path.</summary>
    /// <param name="database">The text.</param>
    /// <param name="readConnections">How many connections read big tables at once before a script.</param>
    /// <exception cref="ConnectionFailedException">The text names no file, or a database in memory.</exception>
    public static SqliteEngine Connect(string database, int readConnections = 1)
    {
        ArgumentNullException.ThrowIfNull(database);
        var name = database.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? database[Scheme.Length..] : database;
        if (name.Split('=', 2) is [var word, var value]
            && word.Replace(" ", "", StringComparison.Ordinal).Equals("datasource", StringComparison.OrdinalIgnoreCase))
        {
            name = value.Split(';')[0].Trim().Trim('"', '\'');
        }

        if (name.StartsWith(":memory:", StringComparison.OrdinalIgnoreCase) || name.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            throw new ConnectionFailedException(
                database,
                name[0] == ':' ? "a database in memory is gone when the command ends" : "the library's own file: names are not read",
                "write sqlite:path/of/the.db");
        }

        return string.IsNullOrWhiteSpace(name)
            ? throw new ConnectionFailedException(database, "it names no file", "write sqlite:path/of/the.db")
            : new(name) { ReadConnections = readConnections };
    }

    /// <inheritdoc/>
    public IDatabaseCopies Copies => new SqliteCopies(path, Target, OpenSessionAsync, time, ReadConnections);

    /// <inheritdoc/>
    public async Task<IEngineSession> OpenAsync(CancellationToken cancellationToken) => await OpenSessionAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<IRunLock> AcquireRunLockAsync(
        LockOwner owner, TimeSpan timeout, Action<LockOwner?> waiting, CancellationToken cancellationToken) =>
        await SqliteRunLock.AcquireAsync(path, Target, owner, timeout, waiting, time, cancellationToken);

    /// <inheritdoc/>
    public Task<RunLockState> FindRunLockAsync(CancellationToken cancellationToken) =>
        SqliteRunLock.FindAsync(path, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Examination>> ExamineAsync(CancellationToken cancellationToken) =>
        new SqliteExaminer(path, Target).ExamineAsync(cancellationToken);

    private Task<SqliteSession> OpenSessionAsync(CancellationToken cancellationToken) =>
        SqliteSession.OpenAsync(path, Target, time, ReadConnections, cancellationToken);
}
