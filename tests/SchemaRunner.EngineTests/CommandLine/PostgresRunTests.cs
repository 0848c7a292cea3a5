using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CommandLine;

public sealed class PostgresRunTests : RunContract
{
    protected override string Engine => "postgres";

    protected override Task<ITestDatabase> CreateDatabaseAsync() => PostgresTestDatabase.CreateAsync();
}
