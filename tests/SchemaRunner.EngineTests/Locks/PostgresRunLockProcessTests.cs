using Npgsql;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Locks;

public sealed class PostgresRunLockProcessTests() : RunLockContract(PostgresTestDatabase.CreateAsync)
{
    protected override async Task<IAsyncDisposable> HoldAsync()
    {
        var connection = new NpgsqlConnection(Database.ConnectionString);
        await connection.OpenAsync();
        await LockShop.RunAsync(connection, "BEGIN; LOCK TABLE customer IN SHARE MODE");
        return connection;
    }

    protected override async Task<string> LeftBehindAsync() =>
        (await Database.QueryAsync("SELECT count(*) FROM pg_class WHERE oid >= 16384"))!;
}
