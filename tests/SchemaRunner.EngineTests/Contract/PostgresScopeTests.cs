using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Contract;

public sealed class PostgresScopeTests : ScopeContract
{
    // the name is put together at run time, so that no reading of the text finds it
    protected override string WritingTrigger =>
        """
        CREATE FUNCTION note_it() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN EXECUTE 'UPDATE cust' || 'omer SET note = ''seen'' WHERE id = 1'; RETURN NEW; END $$;
        CREATE TRIGGER notes AFTER INSERT ON log FOR EACH ROW EXECUTE FUNCTION note_it();
        """;

    protected override string Orphaning =>
        "SET session_replication_role = replica; UPDATE invoice SET customer_id = 99 WHERE id = 13; RESET session_replication_role";

    protected override Task<ITestDatabase> CreateAsync() => PostgresTestDatabase.CreateAsync();
}
