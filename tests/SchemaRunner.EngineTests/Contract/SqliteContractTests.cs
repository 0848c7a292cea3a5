using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Contract;

public sealed class SqliteContractTests : EngineContract
{
    protected override string OrphanScript => """
        CREATE TABLE child (id integer PRIMARY KEY, parent_id integer REFERENCES parent (id));
        INSERT INTO child VALUES (1, 1), (2, 7), (3, NULL);
        """;

    protected override string EndlessStatement =>
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;";

    protected override Task<ITestDatabase> CreateAsync() => SqliteTestDatabase.CreateAsync();
}
