using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CommandLine;

public sealed class SqliteRefusalTests : RefusalContract
{
    protected override string Engine => "sqlite";

    protected override Task<ITestDatabase> CreateDatabaseAsync() => SqliteTestDatabase.CreateAsync();

    // SQLite has no ADD CONSTRAINT: the tables are made again, with the key
    protected override string ForeignKey => """

        DROP TABLE child;
        CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent (id));
        INSERT INTO child VALUES (5, 77);
        """;
}
