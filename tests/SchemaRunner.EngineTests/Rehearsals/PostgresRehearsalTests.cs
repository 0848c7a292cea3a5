using Npgsql;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Rehearsals;

public sealed class PostgresRehearsalTests : RehearsalContract
{
    protected override string Engine => "postgres";

    protected override string Outside => "CREATE INDEX CONCURRENTLY t_n ON t (n);";

    [Fact]
    public async Task Rehearse_NobodyConnectedOrSomebody_CopiesTheOneWayOrTheOtherWithTheDatabasesSettings()
    {
        await FillAsync();
        var name = new NpgsqlConnectionStringBuilder(Database.ConnectionString).Database;
        await Database.ExecuteAsync(
            $"ALTER DATABASE {name} SET search_path = public, \"Odd, name\"; ALTER DATABASE {name} SET work_mem = '9MB'; "
            + $"ALTER DATABASE {name} SET app.tenant = 'it''s, so'; ALTER ROLE CURRENT_USER IN DATABASE {name} SET statement_timeout = '77s'");
        Here.AddMigration(
            "0002_b",
            """
            -- schemarunner:assert SELECT current_setting('search_path') = 'public, "Odd, name"'
            -- schemarunner:assert SELECT current_setting('work_mem') = '9MB' AND current_setting('app.tenant') = 'it''s, so'
            -- schemarunner:assert SELECT count(*) = 1 FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase WHERE d.datname = current_database() AND s.setconfig = '{statement_timeout=77s}'
            -- schemarunner:assert SELECT reltuples = 2 FROM pg_class WHERE relname = 't'
            SELECT 1;
            """,
            "SELECT 1;");
        await Database.ExecuteAsync("ANALYZE");

        var alone = await RunAsync(0, "rehearse");
        await using var connection = new NpgsqlConnection(Database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var together = await RunAsync(0, "rehearse");

        OnOneLine(alone).ShouldContain("on a copy made as a template; new connections waited");
        OnOneLine(together).ShouldContain("on a copy made by dump and restore, for another session was connected");
    }

    [Fact]
    public async Task Rehearse_RoleThatMayMakeNoDatabase_IsToldWhichPrivilegeItLacks()
    {
        await FillAsync();
        var role = $"role_{new NpgsqlConnectionStringBuilder(Database.ConnectionString).Database}";
        await Database.ExecuteAsync(
            $"CREATE ROLE {role} LOGIN; GRANT ALL ON SCHEMA public TO {role}; GRANT ALL ON ALL TABLES IN SCHEMA public TO {role}");
        try
        {
            Here.AddMigration("0002_b", "SELECT 1;", "SELECT 1;");
            Here.Variables["SCHEMARUNNER_DATABASE"] = new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Username = role }.ConnectionString;

            var refused = await RunAsync(3, "rehearse", "--quiet");
            await Database.ExecuteAsync($"ALTER ROLE {role} CREATEDB");
            var passed = await RunAsync(0, "rehearse", "--quiet");

            refused.Error.ShouldBe(
                $"SR502: making a scratch database: {role} may not make databases, for it lacks the privilege CREATEDB\n"
                + $"  hint: as a superuser: ALTER ROLE \"{role}\" CREATEDB\n");
            passed.Output.ShouldContain($"unlike the database: {role} owns the copy and not the database");
        }
        finally
        {
            await Database.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task Sample_TablesOfEveryKind_AreCopiedAsTheyAre()
    {
        Here.AddMigration(
            "0001_a",
            """
            CREATE SCHEMA "Odd";
            CREATE DOMAIN code AS text CHECK (VALUE ~ '^[a-z]');
            CREATE TABLE "Odd".maker (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "a b" code UNIQUE, twice text GENERATED ALWAYS AS ("a b" || "a b") STORED);
            CREATE TABLE part (id integer, day date, maker code REFERENCES "Odd".maker ("a b"), raw bytea, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
            CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
            CREATE TABLE part_2 PARTITION OF part DEFAULT;
            CREATE TABLE piece (part_id integer, day date, FOREIGN KEY (part_id, day) REFERENCES part);
            CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n FROM piece;
            INSERT INTO "Odd".maker ("a b") SELECT 'm' || i FROM generate_series(1, 9) i;
            INSERT INTO part VALUES (1, '2020-05-05', 'm9', '\x00ff'), (2, '2022-05-05', E'm8', E'\\x09'), (3, '2020-01-01', NULL, NULL);
            INSERT INTO piece VALUES (2, '2022-05-05'), (1, '2020-05-05'), (NULL, NULL);
            """);
        await RunAsync(0, "up");
        Here.AddMigration(
            "0002_b",
            """
            -- schemarunner:assert SELECT string_agg(id || "a b" || twice, ' ' ORDER BY id) = '1m1m1m1 8m8m8m8 9m9m9m9' FROM "Odd".maker
            -- schemarunner:assert SELECT string_agg(id || tableoid::regclass::text || raw::text, ' ' ORDER BY id) = '1part_1\x00ff 2part_2\x09' FROM part
            -- schemarunner:assert SELECT string_agg(part_id::text, ' ') = '2' FROM piece
            -- schemarunner:assert SELECT n = 1 FROM counted
            -- schemarunner:assert SELECT last_value = 9 AND is_called FROM "Odd".maker_id_seq
            SELECT 1;
            """,
            "SELECT 1;");

        await RunAsync(0, "rehearse", "--schema-only", "--sample", "1");
    }

    protected override Task<ITestDatabase> CreateDatabaseAsync() => PostgresTestDatabase.CreateAsync();

    private async Task FillAsync()
    {
        Here.AddMigration("0001_create_t", Create, "SELECT 1;");
        await RunAsync(0, "up");
    }
}
