using System.Text.Json;
using SchemaRunner.Cli.Demo;
using SchemaRunner.EngineTests.Mutations;
using SchemaRunner.Postgres;
using SchemaRunner.Postgres.Scripts;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Postgres;

/// <summary>What was read again and what was kept must add up to what a reading of everything finds.</summary>
public sealed class StructureReaderTests
{
    private static readonly JsonSerializerOptions s_json = new() { IncludeFields = true };

    private static CancellationToken Token => PostgresTest.Token;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Read_AfterEveryMutationAndHarmlessChange_IsWhatReadingEverythingFinds(bool locksAll)
    {
        await using var database = await (await PostgresTemplate.GetAsync()).CopyAsync();
        var scripts = PostgresStructureMutations.All().Concat(PostgresDataMutations.All()).Select(m => (m.Name, m.Script))
            // each is rolled back, so what builds on an earlier one has nothing to stand on
            .Concat(PostgresHarmlessChanges.Runs().SelectMany(r => r.Changes.Take(1)))
            .ToList();
        var wrong = new List<string>();
        var inPart = 0;
        await using var session = (PostgresSession)await database.Engine.OpenAsync(Token);
        foreach (var (name, script) in scripts)
        {
            if (await DifferenceAsync(session, script, locksAll) is { } difference) wrong.Add($"{name}: {difference}");
            if (!session.StructureReader.HasReadAll) inPart++;
        }

        wrong.ShouldBeEmpty();
        inPart.ShouldBeGreaterThan(scripts.Count / 2);
    }

    [Fact]
    public async Task Read_AfterEveryFisheriesMigration_IsWhatReadingEverythingFinds()
    {
        await using var test = await PostgresTest.StartAsync();
        var session = (PostgresSession)test.Session;
        var migrations = ScriptSet.Load(new EmbeddedScriptSource(typeof(LegacyData).Assembly), test.Engine.Dialect).Migrations;
        var last = await session.ReadStructureAsync(Token);
        foreach (var script in migrations.Select(m => m.Up).Concat(migrations.Reverse().Select(m => m.Down).OfType<Script>()))
        {
            await session.BeginAsync(last.Tables, PostgresTest.Settings, Token);
            await session.StartPhaseAsync(PostgresTest.Settings, Token);
            await session.ReadStructureAsync(Token);
            foreach (var statement in script.Statements) await session.ExecuteAsync(statement, Token);
            await session.FinishScriptAsync(Token);

            last = await session.ReadStructureAsync(Token);

            Text(last).ShouldBe(Text(await AllAsync(session)), script.Path);
            last = await session.ReadStructureAsync(Token);
            await session.CommitAsync(Token);
        }
    }

    [Theory]
    [InlineData("GRANT SELECT ON c TO PUBLIC")]
    [InlineData("GRANT SELECT (q) ON c TO PUBLIC")]
    [InlineData("REVOKE ALL ON FUNCTION f() FROM PUBLIC")]
    [InlineData("COMMENT ON FUNCTION f() IS 'x'")]
    [InlineData("COMMENT ON FUNCTION g() IS NULL")]
    [InlineData("DROP FUNCTION f()")]
    [InlineData("ALTER DOMAIN positive DROP CONSTRAINT positive_check")]
    [InlineData("ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'")]
    [InlineData("ALTER TYPE pair ADD ATTRIBUTE c int")]
    [InlineData("ALTER TABLE p ADD COLUMN q int")]
    [InlineData("ALTER TABLE p DISABLE TRIGGER ALL")]
    [InlineData("ALTER TABLE part1 DISABLE TRIGGER USER")]
    [InlineData("DO $$ BEGIN BEGIN EXECUTE 'GRANT SELECT ON c TO PUBLIC'; EXCEPTION WHEN OTHERS THEN NULL; END; END $$")]
    [InlineData("SELECT setval('alone', 3)")]
    [InlineData("SELECT setval('alone', 1, false), nextval('p_id_seq')")]
    [InlineData("SET track_counts = off; GRANT EXECUTE ON FUNCTION f() TO pg_monitor; SET track_counts = on")]
    [InlineData("DROP SCHEMA aside CASCADE")]
    [InlineData("CREATE EXTENSION citext")]
    [InlineData("UPDATE pg_proc SET proname = 'other' WHERE proname = 'f'")]
    [InlineData("ALTER TABLE c DROP CONSTRAINT c_p_id_fkey")]
    [InlineData("DROP TABLE p CASCADE")]
    [InlineData("CREATE TABLE n (id int PRIMARY KEY); CREATE INDEX ON n (id); INSERT INTO n VALUES (1)")]
    public async Task Read_AfterAChange_IsWhatReadingEverythingFinds(string script)
    {
        await using var test = await PostgresTest.StartAsync(
            """
            CREATE TABLE p (id serial PRIMARY KEY, a int);
            CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE DOMAIN positive AS int CHECK (VALUE > 0); CREATE TYPE pair AS (a int, b text);
            CREATE TABLE c (id int PRIMARY KEY, p_id int REFERENCES p, q int, m mood DEFAULT 'ok', d positive);
            CREATE VIEW v AS SELECT * FROM p JOIN c USING (id);
            CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT 1';
            COMMENT ON FUNCTION g() IS 'y'; CREATE SEQUENCE alone; SELECT setval('alone', 7);
            CREATE SCHEMA aside; CREATE TABLE aside.t (id int);
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
            CREATE TABLE part (id int) PARTITION BY RANGE (id); CREATE TABLE part1 PARTITION OF part FOR VALUES FROM (1) TO (9);
            CREATE TRIGGER t BEFORE INSERT ON part FOR EACH ROW EXECUTE FUNCTION note();
            """);

        (await DifferenceAsync((PostgresSession)test.Session, script, locksAll: false)).ShouldBeNull();
    }

    [Fact]
    public async Task Read_TableMadeByTheScript_ReadsNoOtherAgain()
    {
        await using var test = await PostgresTest.StartAloneAsync("CREATE TABLE p (id serial PRIMARY KEY, a int); CREATE TABLE q (id int)");
        var before = await test.BeginAsync();
        await test.RunAsync("CREATE TABLE n (id int PRIMARY KEY)");
        await test.Session.FinishScriptAsync(Token);

        var after = await test.Session.ReadStructureAsync(Token);

        ((PostgresSession)test.Session).StructureReader.HasReadAll.ShouldBeFalse();
        after.Tables.Select(t => t.Name).ShouldBe(["n", "p", "q"]);
        after.Tables[1].ShouldBeSameAs(before.Tables[0]);
    }

    [Fact]
    public async Task IsUnchangedByOthers_NobodyElse_IsKnownAndTheStructureIsNotReadAgain()
    {
        await using var test = await PostgresTest.StartAloneAsync("CREATE TABLE p (id int)");
        await PhaseAsync(test, "CREATE TABLE q (id int)");

        await test.Session.BeginAsync([], PostgresTest.Settings, Token);
        await test.Session.StartPhaseAsync(PostgresTest.Settings, Token);

        test.Session.IsUnchangedByOthers.ShouldBeTrue();
        (await test.Session.ReadStructureAsync(Token)).Tables.Select(t => t.Name).ShouldBe(["p", "q"]);
        ((PostgresSession)test.Session).StructureReader.HasReadAll.ShouldBeFalse();
    }

    [Fact]
    public async Task IsUnchangedByOthers_SomebodyCommittedInBetween_IsNotKnown()
    {
        await using var test = await PostgresTest.StartAsync("CREATE TABLE p (id int)");
        await PhaseAsync(test, "CREATE TABLE q (id int)");
        await test.Database.ExecuteAsync("ALTER TABLE p ADD COLUMN a int");

        await test.Session.BeginAsync([], PostgresTest.Settings, Token);
        await test.Session.StartPhaseAsync(PostgresTest.Settings, Token);

        test.Session.IsUnchangedByOthers.ShouldBeFalse();
        (await test.Session.ReadStructureAsync(Token)).Tables.Single(t => t.Name == "p").Columns.Count.ShouldBe(2);
    }

    [Fact]
    public async Task IsUnchangedByOthers_SomebodyWasWritingMeanwhile_IsNotKnown()
    {
        await using var test = await PostgresTest.StartAsync("CREATE TABLE p (id int)");
        await using var other = new Npgsql.NpgsqlConnection(test.Database.ConnectionString);
        await other.OpenAsync(Token);
        await new Npgsql.NpgsqlCommand("BEGIN; ALTER TABLE p ADD COLUMN a int", other).ExecuteNonQueryAsync(Token);
        await test.Session.BeginAsync([], PostgresTest.Settings, Token);
        await test.Session.StartPhaseAsync(PostgresTest.Settings, Token);
        await test.RunAsync("CREATE TABLE q (id int)");
        await test.Session.CommitAsync(Token);
        await new Npgsql.NpgsqlCommand("COMMIT", other).ExecuteNonQueryAsync(Token);

        await test.Session.BeginAsync([], PostgresTest.Settings, Token);
        await test.Session.StartPhaseAsync(PostgresTest.Settings, Token);

        test.Session.IsUnchangedByOthers.ShouldBeFalse();
        (await test.Session.ReadStructureAsync(Token)).Tables.Single(t => t.Name == "p").Columns.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Read_SequenceMovedByOthersWithoutATransactionId_IsWhereItStandsNow()
    {
        await using var test = await PostgresTest.StartAsync("CREATE SEQUENCE s; SELECT nextval('s')");
        await PhaseAsync(test, "CREATE TABLE q (id int)");
        await test.Database.ExecuteAsync("SELECT nextval('s')");

        await test.Session.BeginAsync([], PostgresTest.Settings, Token);
        await test.Session.StartPhaseAsync(PostgresTest.Settings, Token);

        (await test.Session.ReadStructureAsync(Token)).Sequences.ShouldHaveSingleItem().LastValue.ShouldBe(2);
    }

    [Fact]
    public async Task Read_ScriptThrowsPreparedStatementsAway_StillWorks()
    {
        await using var test = await PostgresTest.StartAsync("CREATE TABLE p (id int)");

        await PhaseAsync(test, "DEALLOCATE ALL");

        (await test.Session.ReadStructureAsync(Token)).Tables.ShouldHaveSingleItem();
    }

    private static async Task PhaseAsync(PostgresTest test, string script)
    {
        await test.BeginAsync();
        await test.Session.ReadStructureAsync(Token);
        await test.RunAsync(script);
        await test.Session.FinishScriptAsync(Token);
        await test.Session.ReadStructureAsync(Token);
        await test.Session.CommitAsync(Token);
    }

    /// <summary>Runs a script and rolls it back; <see langword="null"/> when both ways of reading agree in between.</summary>
    private static async Task<string?> DifferenceAsync(PostgresSession session, string script, bool locksAll)
    {
        var text = "-- schemarunner:irreversible a test\n" + script;
        var statements = ScriptSet.Load(new TestScripts(("up/1_a.sql", text)), new PostgresDialect()).Migrations[0].Up.Statements;
        var before = await session.ReadStructureAsync(Token);
        await session.BeginAsync(locksAll ? before.Tables : [], PostgresTest.Settings, Token);
        try
        {
            await session.StartPhaseAsync(PostgresTest.Settings, Token);
            await session.ReadStructureAsync(Token);
            foreach (var statement in statements) await session.ExecuteAsync(statement, Token);
            await session.FinishScriptAsync(Token);

            var found = await session.ReadStructureAsync(Token);
            var hadReadAll = session.StructureReader.HasReadAll;
            var all = await AllAsync(session);
            var (missing, extra) = (Lines(all).Except(Lines(found)).ToList(), Lines(found).Except(Lines(all)).ToList());
            if (!hadReadAll) await session.ReadStructureAsync(Token);
            return missing.Count + extra.Count == 0 ? null : $"missing {string.Join('\n', missing)}\nextra {string.Join('\n', extra)}";
        }
        finally
        {
            await session.RollbackAsync(Token);
        }
    }

    private static async Task<Structure> AllAsync(PostgresSession session)
    {
        session.StructureReader.ReadsAll = true;
        var structure = await session.ReadStructureAsync(Token);
        session.StructureReader.ReadsAll = false;
        return structure;
    }

    private static string Text(Structure structure) => string.Join('\n', Lines(structure));

    private static IEnumerable<string> Lines(Structure structure) =>
        structure.Tables.Cast<object>().Concat(structure.ForeignKeys).Concat(structure.Sequences).Concat(structure.Objects)
            .Select(o => $"{o.GetType().Name} {JsonSerializer.Serialize(o, s_json)}")
            .Order(StringComparer.Ordinal);
}
