using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Rehearsals;

public sealed class SqliteRehearsalTests : RehearsalContract
{
    protected override string Engine => "sqlite";

    protected override string Outside => "VACUUM;";

    [Fact]
    public async Task Rehearse_NoFileYet_MakesNone()
    {
        Here.AddMigration("0001_create_t", Create, "SELECT 1;");

        var result = await RunAsync(0, "rehearse");

        result.Output.ShouldContain("on a copy made as an\n");
        File.Exists(((SqliteTestDatabase)Database).FilePath).ShouldBeFalse();
    }

    [Fact]
    public async Task Sample_TablesOfEveryKind_AreCopiedAsTheyAre()
    {
        Here.AddMigration(
            "0001_a",
            """"
            CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT, n TEXT);
            INSERT INTO counted (n) VALUES ('a'), ('b'), ('c');
            DELETE FROM counted WHERE id = 3;
            CREATE TABLE kept (k TEXT COLLATE NOCASE PRIMARY KEY, twice AS (k || k), b BLOB) WITHOUT ROWID;
            INSERT INTO kept VALUES ('x', x'00ff'), ('Y', NULL), ('z', 1.5);
            CREATE TABLE "odd ""name""" (rowid TEXT, parent TEXT REFERENCES KEPT);
            INSERT INTO "odd ""name""" VALUES ('r', 'Z');
            CREATE VIRTUAL TABLE words USING fts5 (word);
            CREATE VIEW seen AS SELECT n FROM counted;
            CREATE TRIGGER loud AFTER INSERT ON kept BEGIN INSERT INTO counted (n) VALUES ('triggered'); END;
            """");
        await RunAsync(0, "up");
        Here.AddMigration(
            "0002_b",
            """"
            -- schemarunner:assert SELECT group_concat(id || n) = '1a' FROM counted
            -- schemarunner:assert SELECT seq = 3 FROM sqlite_sequence WHERE name = 'counted'
            -- schemarunner:assert SELECT group_concat(k || quote(b) || twice) = 'xX''00FF''xx,z1.5zz' FROM kept
            -- schemarunner:assert SELECT group_concat("odd ""name""".rowid || parent) = 'rZ' FROM "odd ""name"""
            -- schemarunner:assert SELECT count(*) = 1 FROM seen
            -- schemarunner:assert SELECT count(*) = 0 FROM words
            SELECT 1;
            """",
            "SELECT 1;");

        var result = await RunAsync(0, "rehearse", "--schema-only", "--sample", "1");

        result.Output.ShouldContain("unlike the database: the rows of the virtual table words are not in the copy");
    }

    [Fact]
    public async Task WriteExpectations_WhatNoLineAllows_LeavesTheScript()
    {
        await CreateTAsync();
        const string Script = "-- schemarunner:assert SELECT COUNT(*) = 2 FROM t\nDELETE FROM t WHERE id = 2;";
        Here.AddMigration("0002_b", Script, "SELECT 1;");

        var refused = await UntouchedAsync(6, "rehearse", "--write-expectations");

        Here.Read("migrations/up/0002_b.sql").ShouldBe(Script);
        refused.Output.ShouldContain("note: nothing was written into migrations/up/0002_b.sql: 1 mismatch of it cannot");
        refused.Output.ShouldContain("-- schemarunner:expect rows t -1\n");
    }

    [Fact]
    public async Task WriteExpectations_PhaseOutsideATransaction_IsTriedAgainOnAnotherCopy()
    {
        await CreateTAsync();
        Here.AddMigration("0002_b", "-- schemarunner:transaction none\nDELETE FROM t WHERE id = 2;", "SELECT 1;");

        var result = await UntouchedAsync(0, "rehearse", "--write-expectations");

        Here.Read("migrations/up/0002_b.sql").ShouldBe("-- schemarunner:transaction none\n-- schemarunner:expect rows t -1\nDELETE FROM t WHERE id = 2;");
        result.Output.ShouldContain("1 of 1  0002 b ");
        result.Error.Split('\n').Count(line => line.StartsWith("copying ", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Rehearse_WrongUsage_SaysWhatBelongsTogether()
    {
        var alone = await RefusedAsync(2, "rehearse", "--sample", "3");
        var none = await RefusedAsync(2, "rehearse", "--schema-only", "--sample", "0");
        var both = await RefusedAsync(2, "rehearse", "--schema-only", "--write-expectations");
        var embedded = await RefusedAsync(2, "rehearse", "--write-expectations");

        string.Concat(alone.Error, none.Error, both.Error, embedded.Error).ShouldBe(
            """
            SR001: --sample needs --schema-only
              hint: without them the whole database is copied; with both, the structure and N rows of each table
            SR001: --sample: '0' is not a number of rows
              hint: write 1 or more
            SR001: --write-expectations needs the whole database
              hint: what a sample loses is not what the database loses: leave --schema-only out
            SR001: --write-expectations: the scripts inside the program cannot be written
              hint: name the folder of yours with --migrations

            """);
    }

    protected override Task<ITestDatabase> CreateDatabaseAsync() => SqliteTestDatabase.CreateAsync();
}
