using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Contract;

public sealed class PostgresLossTests : LossContract
{
    protected override Task<ITestDatabase> CreateAsync() => PostgresTestDatabase.CreateAsync();
}
