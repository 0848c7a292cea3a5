using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Contract;

public sealed class PostgresJournalContractTests : JournalContract
{
    protected override string JournalTrigger => """
        CREATE FUNCTION empty_log() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM public.log; RETURN NULL; END $$;
        CREATE TRIGGER x AFTER INSERT ON schemarunner_journal FOR EACH ROW EXECUTE FUNCTION empty_log();
        """;

    protected override Task<ITestDatabase> CreateAsync() => PostgresTestDatabase.CreateAsync();
}
