using Microsoft.Data.Sqlite;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Locks;

public sealed class SqliteRunLockProcessTests() : RunLockContract(SqliteTestDatabase.CreateAsync)
{
    private string Folder => Path.GetDirectoryName(((SqliteTestDatabase)Database).FilePath)!;

    protected override async Task<IAsyncDisposable> HoldAsync()
    {
        var connection = new SqliteConnection($"Data Source={((SqliteTestDatabase)Database).FilePath};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    protected override Task<string> LeftBehindAsync() => Task.FromResult(string.Join(' ', Directory.GetFileSystemEntries(Folder)));
}
