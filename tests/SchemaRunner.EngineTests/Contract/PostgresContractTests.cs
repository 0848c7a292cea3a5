using SchemaRunner.Reports;
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

    [Fact]
    public async Task Up_ChangeDeclaredForOneSchema_StillBindsTheTableOfThatNameInAnother()
    {
        await using var database = await CreateAsync();
        var migrator = new TestScripts(
            ("up/1_two.sql", """
                CREATE SCHEMA other;
                CREATE TABLE t (id integer PRIMARY KEY, v text);
                CREATE TABLE other.t (id integer PRIMARY KEY DEFERRABLE, v text);
                INSERT INTO t VALUES (1, 'a');
                INSERT INTO other.t VALUES (1, 'a'), (2, 'b');
                """),
            ("up/2_swap.sql", """
                -- schemarunner:expect change t.id
                UPDATE t SET id = id + 100;
                UPDATE other.t SET id = 3 - id;
                """)).On(database.CreateEngine());

        var failure = await Should.ThrowAsync<MigrationFailedException>(migrator.UpAsync());

        failure.Report.Phases[^1].Mismatches.ShouldHaveSingleItem().Object.ShouldBe("other.t.v");
        (await database.QueryAsync("SELECT v FROM other.t WHERE id = 1")).ShouldBe("a");
    }

    [Fact]
    public async Task Up_DryRun_DefersConstraintsInLaterPhasesToo()
    {
        await using var database = await CreateAsync();
        var migrator = new TestScripts(
            ("up/1_tables.sql", """
                CREATE TABLE parent (id integer PRIMARY KEY);
                CREATE TABLE child (id integer PRIMARY KEY, parent_id integer REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
                """),
            ("up/2_rows.sql", """
                -- schemarunner:expect rows parent +1
                -- schemarunner:expect rows child +1
                INSERT INTO child VALUES (1, 1);
                INSERT INTO parent VALUES (1);
                """)).On(database.CreateEngine());

        (await migrator.UpAsync(dryRun: true)).Verdict.ShouldBe(Verdict.DryRun);
        (await migrator.UpAsync()).Verdict.ShouldBe(Verdict.Verified);
    }
}
