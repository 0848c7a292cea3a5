using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Contract;

public sealed class PostgresContractTests : EngineContract
{
    protected override string OrphanScript => """
        CREATE TABLE child (id integer PRIMARY KEY, parent_id integer);
        INSERT INTO child VALUES (1, 1), (2, 7), (3, NULL);
        ALTER TABLE child ADD FOREIGN KEY (parent_id) REFERENCES parent (id) NOT VALID;
        """;

    protected override string EndlessStatement => "SELECT pg_sleep(300);";

    protected override Task<ITestDatabase> CreateAsync() => PostgresTestDatabase.CreateAsync();
}
