using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Adoption;

public sealed class PostgresBaselineTests : BaselineContract
{
    protected override string Engine => "postgres";

    protected override Task<ITestDatabase> CreateDatabaseAsync() => PostgresTestDatabase.CreateAsync();
}
