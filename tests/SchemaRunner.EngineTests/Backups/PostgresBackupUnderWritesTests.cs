using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Backups;

public sealed class PostgresBackupUnderWritesTests : BackupUnderWritesContract
{
    protected override Task<ITestDatabase> CreateAsync() => PostgresTestDatabase.CreateAsync();
}
