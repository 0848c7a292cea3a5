using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Adoption;

public sealed class PostgresAcceptedScriptTests : AcceptedScriptContract
{
    protected override string Engine => "postgres";

    protected override Task<ITestDatabase> CreateDatabaseAsync() => PostgresTestDatabase.CreateAsync();
}
