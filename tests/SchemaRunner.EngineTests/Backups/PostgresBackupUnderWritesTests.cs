using Npgsql;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Backups;

public sealed class PostgresBackupUnderWritesTests : BackupUnderWritesContract
{
    protected override Task<ITestDatabase> CreateAsync() => PostgresTestDatabase.CreateAsync();

    protected override async Task<string> AskRestoredAsync(string file, string sql)
    {
        await using var restored = await PostgresTestDatabase.CreateAsync();
        var to = new NpgsqlConnectionStringBuilder(restored.ConnectionString);
        await Tool.RunAsync(
            "pg_restore", "--exit-on-error", "-h", to.Host!, "-p", to.Port.ToString(), "-U", to.Username!, "-d", to.Database!, file);
        return (await restored.QueryAsync(sql))!;
    }
}
