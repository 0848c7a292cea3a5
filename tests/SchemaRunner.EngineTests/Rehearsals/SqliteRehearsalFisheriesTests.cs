using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Rehearsals;

public sealed class SqliteRehearsalFisheriesTests : RehearsalFisheriesContract
{
    protected override Task<ITestDatabase> CreateDatabaseAsync() => SqliteTestDatabase.CreateAsync();
}
