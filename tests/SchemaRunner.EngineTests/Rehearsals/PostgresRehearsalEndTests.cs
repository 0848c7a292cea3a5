using Npgsql;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Rehearsals;

public sealed class PostgresRehearsalEndTests : RehearsalEndContract
{
    // Other tests have copies on the same server
    protected override string Endless => $"SELECT pg_sleep(300), '{Mark}';";

    private string Mark => $"on a copy of {new NpgsqlConnectionStringBuilder(Database.ConnectionString).Database}";

    protected override Task<ITestDatabase> CreateDatabaseAsync() => PostgresTestDatabase.CreateAsync();

    // The look must not be connected to the database that is copied
    protected override Task<string?> TryFindCopyAsync() => AskAsync(
        $"SELECT datname FROM pg_stat_activity WHERE datname LIKE 'schemarunner_rehearse_%' AND query LIKE '%pg_sleep(300)%' AND query LIKE '%{Mark}%'");

    protected override async Task<bool> ExistsAsync(string copy) =>
        await AskAsync($"SELECT datname FROM pg_database WHERE datname = '{copy}'") is not null;

    private static async Task<string?> AskAsync(string query)
    {
        await using var source = NpgsqlDataSource.Create((await PostgresServer.GetAsync()).ConnectionString);
        await using var command = source.CreateCommand(query);
        return (string?)await command.ExecuteScalarAsync();
    }
}
