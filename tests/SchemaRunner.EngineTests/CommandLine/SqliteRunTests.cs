using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CommandLine;

public sealed class SqliteRunTests : RunContract
{
    protected override string Engine => "sqlite";

    protected override Task<ITestDatabase> CreateDatabaseAsync() => SqliteTestDatabase.CreateAsync();
}
