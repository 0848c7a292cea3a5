using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Backups;

public sealed class SqliteBackupUnderWritesTests : BackupUnderWritesContract
{
    protected override Task<ITestDatabase> CreateAsync() => SqliteTestDatabase.CreateAsync();

    protected override async Task PrepareAsync(ITestDatabase database)
    {
        await database.ExecuteAsync("PRAGMA journal_mode = wal");
        await base.PrepareAsync(database);
    }
}
