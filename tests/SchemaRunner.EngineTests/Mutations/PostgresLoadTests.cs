using Npgsql;
using SchemaRunner.Postgres;
using SchemaRunner.Reports;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Mutations;

/// <summary>Migrations while others write: they wait, nothing of theirs is lost, and nothing of it is taken for the script's.</summary>
public sealed class PostgresLoadTests
{
    private const int Writers = 4;
    private const int Rounds = 34;

    [Fact]
    public async Task Up_WritersOnEveryTable_NoFalseMismatchAndNoRowLost()
    {
        await using var database = await PostgresServer.CreateDatabaseAsync();
        var scripts = Scripts();
        await scripts.On(PostgresEngine.Connect(database.ConnectionString)).UpAsync(SchemaRunner.Scripts.ScriptVersion.Parse("1"));
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, Writers).Select(number => WriteAsync(database, number, stop.Token)).ToList();

        Report report;
        try
        {
            report = await scripts.On(PostgresEngine.Connect(database.ConnectionString)).UpAsync();
        }
        finally
        {
            await stop.CancelAsync();
        }

        var written = (await Task.WhenAll(writers)).Sum();
        report.Verdict.ShouldBe(Verdict.Verified);
        report.Phases.Count.ShouldBe(Rounds * 3);
        written.ShouldBeGreaterThan(report.Phases.Count);
        (await database.ReadAsync<long>("SELECT (SELECT count(*) FROM entry) + (SELECT count(*) FROM line)")).ShouldBe(written);
        (await database.ReadAsync<long>("SELECT count(*) FROM entry WHERE changes > 0")).ShouldBe(written / 2);
        (await scripts.On(PostgresEngine.Connect(database.ConnectionString)).VerifyAsync()).ShouldBeEmpty();
    }

    // writers use a function that holds identities, because the names of tables and columns change under them
    private static TestScripts Scripts()
    {
        var scripts = new List<(string, string)>
        {
            ("up/1_base.sql", """
                CREATE TABLE entry (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, writer integer NOT NULL, amount integer NOT NULL, changes integer NOT NULL DEFAULT 0, spare integer DEFAULT 7);
                CREATE TABLE line (entry_id bigint NOT NULL REFERENCES entry (id), remark text);
                CREATE FUNCTION write(writer integer) RETURNS void LANGUAGE sql
                BEGIN ATOMIC
                  INSERT INTO entry (writer, amount) VALUES (write.writer, write.writer);
                  INSERT INTO line (entry_id, remark) SELECT max(e.id), 'by ' || write.writer FROM entry e WHERE e.writer = write.writer;
                  UPDATE entry SET changes = changes + 1 WHERE id = (SELECT max(e.id) FROM entry e WHERE e.writer = write.writer);
                END;
                """),
        };
        for (var round = 0; round < Rounds; round++)
        {
            var (was, now) = round % 2 == 0 ? ("entry", "posting") : ("posting", "entry");
            var (old, added) = round % 2 == 0 ? ("amount", "total") : ("total", "amount");
            scripts.Add(($"up/{(round * 3) + 2}_rename.sql", $"ALTER TABLE {was} RENAME TO {now}; ALTER TABLE {now} RENAME COLUMN {old} TO {added};"));
            scripts.Add(($"up/{(round * 3) + 3}_rewrite.sql", $"ALTER TABLE line ADD COLUMN extra{round} double precision DEFAULT random(); CREATE INDEX ON {now} ({added});"));
            scripts.Add(($"up/{(round * 3) + 4}_widen.sql", $"""
                -- schemarunner:expect alter {now}.spare
                ALTER TABLE {now} ALTER COLUMN spare TYPE {(round % 2 == 0 ? "bigint" : "integer")};
                ALTER TABLE line DISABLE TRIGGER ALL; UPDATE line SET remark = remark; ALTER TABLE line ENABLE TRIGGER ALL;
                """));
        }

        return new TestScripts([.. scripts]);
    }

    private static async Task<long> WriteAsync(PostgresDatabase database, int number, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync();
        var written = 0L;
        while (!stop.IsCancellationRequested)
        {
            await using var command = new NpgsqlCommand($"SELECT write({number})", connection);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
            written += 2;
        }

        return written;
    }
}
