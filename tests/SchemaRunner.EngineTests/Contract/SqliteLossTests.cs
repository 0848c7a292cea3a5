using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Contract;

public sealed class SqliteLossTests : LossContract
{
    protected override Task<ITestDatabase> CreateAsync() => SqliteTestDatabase.CreateAsync();
}
