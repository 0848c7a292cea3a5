using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Adoption;

public sealed class SqliteBaselineTests : BaselineContract
{
    protected override string Engine => "sqlite";

    protected override Task<ITestDatabase> CreateDatabaseAsync() => SqliteTestDatabase.CreateAsync();
}
