using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CommandLine;

public sealed class SqliteLargeScriptTests : LargeScriptContract
{
    protected override string Engine => "sqlite";

    protected override int ColumnOfTheUnknownName => 13;

    protected override Task<ITestDatabase> CreateDatabaseAsync() => SqliteTestDatabase.CreateAsync();
}
