using Microsoft.Data.Sqlite;
using SchemaRunner.Engines;
using SchemaRunner.Sqlite;

namespace SchemaRunner.Support;

/// <summary>A SQLite file of a test's own, in a folder of its own.</summary>
public sealed class SqliteTestDatabase : ITestDatabase
{
    private readonly string folder = Directory.CreateTempSubdirectory("schemarunner-test-").FullName;

    private SqliteTestDatabase() => FilePath = Path.Combine(folder, "test.db");

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <inheritdoc/>
    public string ConnectionString => $"sqlite:{FilePath}";

    /// <summary>Makes one; the file is not there before something is written.</summary>
    public static Task<ITestDatabase> CreateAsync() => Task.FromResult<ITestDatabase>(new SqliteTestDatabase());

    /// <inheritdoc/>
    public IEngine CreateEngine() => new SqliteEngine(FilePath);

    /// <inheritdoc/>
    public Task ExecuteAsync(string sql) => Tool.RunAsync("sqlite3", "-bail", FilePath, sql);

    /// <inheritdoc/>
    public async Task LoadAsync(IEnumerable<string> statements)
    {
        await using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=false");
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        foreach (var statement in statements)
        {
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    /// <inheritdoc/>
    public async Task<string?> QueryAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (await command.ExecuteScalarAsync()) is { } value and not DBNull ? value.ToString() : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string?[]>> RowsAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=false;Foreign Keys=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        return await Rows.ReadAsync(reader);
    }

    /// <inheritdoc/>
    public Task<string> DumpAsync() => DumpAsync(".dump");

    /// <inheritdoc/>
    /// <remarks>
    /// Whole statements in the order of their texts: the file's own order tells only which was written first. SQLite's own
    /// tables are left out: <c>sqlite_sequence</c> cannot be dropped.
    /// </remarks>
    public async Task<string> DumpStructureAsync() => string.Join(
        ";\n", (await DumpAsync(".schema --nosys")).Split(";\n").Order(StringComparer.Ordinal));

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<string> DumpAsync(string command)
    {
        if (!File.Exists(FilePath)) return "";
        var copy = Path.Combine(folder, "dump.db");
        await Tool.RunAsync("sqlite3", FilePath, $".backup '{copy}'");
        await Tool.RunAsync("sqlite3", copy, "DROP TABLE IF EXISTS schemarunner_journal");
        var dump = await Tool.RunAsync("sqlite3", copy, command);
        File.Delete(copy);
        return dump;
    }
}
