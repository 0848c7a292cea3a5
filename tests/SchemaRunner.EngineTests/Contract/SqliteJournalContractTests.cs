using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Contract;

public sealed class SqliteJournalContractTests : JournalContract
{
    protected override string JournalTrigger =>
        "CREATE TRIGGER x AFTER INSERT ON schemarunner_journal BEGIN DELETE FROM log; END;";

    protected override Task<ITestDatabase> CreateAsync() => SqliteTestDatabase.CreateAsync();
}
