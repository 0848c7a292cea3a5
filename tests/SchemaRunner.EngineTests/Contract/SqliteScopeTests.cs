using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Contract;

public sealed class SqliteScopeTests : ScopeContract
{
    protected override string WritingTrigger =>
        "CREATE TRIGGER notes AFTER INSERT ON log BEGIN UPDATE customer SET note = 'seen' WHERE id = 1; END";

    protected override string Orphaning => "PRAGMA foreign_keys = OFF; UPDATE invoice SET customer_id = 99 WHERE id = 13";

    protected override Task<ITestDatabase> CreateAsync() => SqliteTestDatabase.CreateAsync();
}
