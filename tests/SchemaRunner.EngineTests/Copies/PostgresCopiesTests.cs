using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Copies;

public sealed class PostgresCopiesTests : CopiesContract
{
    protected override Task<ITestDatabase> CreateAsync() => PostgresTestDatabase.CreateAsync();

    protected override async Task<bool> ExistsAsync(ITestDatabase database, string name) =>
        await database.QueryAsync($"SELECT 1 FROM pg_database WHERE datname = '{name}'") is not null;

    protected override async Task<string> LeaveBehindAsync(ITestDatabase database)
    {
        const string Name = "schemarunner_verify_0123456789ab";
        await database.ExecuteAsync($"CREATE DATABASE {Name}");
        return Name;
    }
}
