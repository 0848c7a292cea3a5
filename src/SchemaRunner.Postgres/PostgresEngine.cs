using Npgsql;
using SchemaRunner.Backups;
using SchemaRunner.Engines;
using SchemaRunner.Examinations;
using SchemaRunner.Postgres.Backups;
using SchemaRunner.Postgres.Examinations;
using SchemaRunner.Postgres.Locks;
using SchemaRunner.Postgres.Scripts;
using SchemaRunner.Scripts;

namespace SchemaRunner.Postgres;

/// <summary>One PostgreSQL database.</summary>
/// <remarks>
/// Sessions are cleaned before their connection closes, so that a pooled data source never gets a dirty one back.
/// </remarks>
public sealed class PostgresEngine : IEngine
{
    private readonly NpgsqlDataSource _dataSource;
    private readonly ConnectionTarget _target;
    private readonly TimeProvider _timeProvider;
    private readonly int _parallel;
    private readonly string _connectionString;

    /// <summary>Works on the database that a data source connects to.</summary>
    /// <param name="dataSource">Where connections come from; it stays the caller's.</param>
    /// <param name="timeProvider">The clock for waiting; the system's when <see langword="null"/>.</param>
    /// <param name="parallel">
    /// How many connections, or workers of the server's, may read large tables at the same time, 5 at the most; fewer where
    /// the server has fewer to spare. With 1 it is one connection, and the server's own settings decide about workers.
    /// </param>
    public PostgresEngine(NpgsqlDataSource dataSource, TimeProvider? timeProvider = null, int parallel = 1)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        _connectionString = dataSource.ConnectionString;
        _dataSource = dataSource;
        _target = ConnectionTarget.Of(dataSource.ConnectionString);
        _timeProvider = timeProvider ?? TimeProvider.System;
        _parallel = parallel;
    }

    private PostgresEngine(string connectionString, TimeProvider? timeProvider, int parallel)
        : this(NpgsqlDataSource.Create(connectionString), timeProvider, parallel) => _connectionString = connectionString;

    /// <summary>
    /// The folder of <c>pg_dump</c> and <c>pg_restore</c>; <see langword="null"/> to look for them on the PATH and where Debian
    /// keeps them.
    /// </summary>
    public string? ProgramFolder { get; init; }

    /// <inheritdoc/>
    /// <remarks>
    /// A data source does not tell its password: for an engine that was made of one, PGPASSWORD or a password file has to.
    /// </remarks>
    public IDatabaseCopies Copies => new PostgresCopies(
        new ServerAddress(_connectionString), _dataSource, _target, ProgramFolder,
        connectionString => new PostgresEngine(connectionString, _timeProvider, _parallel) { ProgramFolder = ProgramFolder },
        token => PostgresSession.OpenAsync(_dataSource, _target, _timeProvider, _parallel, token),
        _timeProvider);

    /// <inheritdoc/>
    public IScriptDialect Dialect { get; } = new PostgresDialect();

    /// <inheritdoc/>
    public string Target => _target.Text;

    /// <summary>Works on the database that a connection string names.</summary>
    /// <param name="connectionString"><c>postgres://user@host:5432/db?sslmode=require</c> or <c>Host=…;Database=…</c>.</param>
    /// <param name="timeProvider">The clock for waiting; the system's when <see langword="null"/>.</param>
    /// <param name="parallel">How many connections or workers may read large tables at the same time.</param>
    /// <param name="programFolder">The folder of <c>pg_dump</c> and <c>pg_restore</c>; <see langword="null"/> to look for them.</param>
    /// <exception cref="ConnectionFailedException">The string cannot be read.</exception>
    public static PostgresEngine Connect(
        string connectionString, TimeProvider? timeProvider = null, int parallel = 1, string? programFolder = null)
        => new(ConnectionStrings.Parse(connectionString), timeProvider, parallel) { ProgramFolder = programFolder };

    /// <inheritdoc/>
    public async Task<IEngineSession> OpenAsync(CancellationToken cancellationToken)
        => await PostgresSession.OpenAsync(_dataSource, _target, _timeProvider, _parallel, cancellationToken);

    /// <inheritdoc/>
    public async Task<IRunLock> AcquireRunLockAsync(
        LockOwner owner, TimeSpan timeout, Action<LockOwner?> waiting, CancellationToken cancellationToken)
        => await PostgresRunLock.AcquireAsync(_dataSource, _target, owner, timeout, waiting, _timeProvider, cancellationToken);

    /// <inheritdoc/>
    public async Task<RunLockState> FindRunLockAsync(CancellationToken cancellationToken)
    {
        await using var connection = await PostgresConnection.OpenAsync(_dataSource, _target, cancellationToken);
        return await RunLockHolder.FindAsync(
            connection, await RunLockKey.ReadAsync(connection, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Examination>> ExamineAsync(CancellationToken cancellationToken)
        => new PostgresExaminer(_dataSource, _target, _timeProvider).ExamineAsync(cancellationToken);
}
