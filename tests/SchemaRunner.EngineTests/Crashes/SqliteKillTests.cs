using Microsoft.Data.Sqlite;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Crashes;

/// <summary>The process killed where it cannot go on: in a statement without end, before locks of the test's, before a full pipe.</summary>
public sealed class SqliteKillTests(UndisturbedSqliteRun undisturbed) : IClassFixture<UndisturbedSqliteRun>
{
    private const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

    private static readonly string[] Statements =
    [
        "INSERT INTO log (id, line) VALUES (3, 'three')", "CREATE TABLE more (id integer)", "DELETE FROM log WHERE id = 1",
    ];

    [Fact]
    public async Task Kill_BeforeAndAfterEveryStep_LeavesTheStateBeforeOrAfter()
    {
        await using var scene = await Scene.CreateAsync(undisturbed);
        for (var place = 0; place <= Statements.Length; place++)
        {
            var moment = $"after statement {place} of {Statements.Length}";
            scene.Scripts.WriteThird([.. Statements[..place], Endless, .. Statements[place..]]);
            await KillAsync(scene, $"statement {place + 1} of {Statements.Length + 1}");
            await scene.ShouldStandAtAsync(2, moment);
        }

        scene.Scripts.WriteShort();
        await using (await ReadingAsync(scene))
        {
            await using var process = scene.Start("up");
            await Until.AnswersAsync(() => RefusalAsync(scene), "COMMIT waits for the reader");
            await process.KillAsync();
        }

        await scene.ShouldStandAtAsync(2, "before COMMIT");
        using var pipe = new FullPipe();
        await using var last = CliProcess.StartAfter(pipe.Redirection, scene.On("up", "--verbose"));
        await last.WaitForLineAsync("verified in");
        await last.KillAsync();
        await scene.ShouldStandAtAsync(3, "after COMMIT, before the report");
        (await pipe.DrainAsync()).ShouldBeEmpty();
        (await scene.HistoryAsync()).ShouldBe(["1 applied", "2 applied", "3 applied"]);
        await scene.NextRunConvergesAsync();
    }

    [Fact]
    public async Task Kill_OutsideATransaction_GoesOnWhereTheJournalEnds()
    {
        await using var scene = await Scene.CreateAsync(undisturbed);
        await scene.Scripts.On(scene.Database).UpAsync(SchemaRunner.Scripts.ScriptVersion.Parse("2"));
        scene.Scripts.WriteOutside("VACUUM", Endless);
        await KillAsync(scene, "statement 2 of 2");
        (await scene.HistoryAsync())[^1].ShouldBe("3 incomplete");

        scene.Scripts.WriteOutside("VACUUM", "SELECT 1");
        var next = (await CliProcess.RunAsync(scene.On("up"))).ShouldExitWith(0);

        next.Output.ShouldContain("went on at statement 2 of 2");
        (await scene.HistoryAsync())[^1].ShouldBe("3 applied");
        await scene.ShouldStandAtAsync(3, 2, "a script that changes nothing");
    }

    [Fact]
    public Task Kill_AtRandomMoments_LeavesAStateThatTheJournalKnows() => new RandomKills(SqliteTestDatabase.CreateAsync).RunAsync();

    private static async Task KillAsync(Scene scene, string line)
    {
        await using var process = scene.Start("up", "--verbose");
        await process.WaitForLineAsync("long");
        await process.WaitForLineAsync(line);
        await process.KillAsync();
    }

    private static async Task<SqliteConnection> ReadingAsync(Scene scene)
    {
        var connection = new SqliteConnection($"Data Source={((SqliteTestDatabase)scene.Database).FilePath};Pooling=False");
        await connection.OpenAsync();
        foreach (var sql in (string[])["BEGIN", "SELECT count(*) FROM log"])
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteScalarAsync();
        }

        return connection;
    }

    /// <summary>What the library says to a new reader, whom only a COMMIT keeps out that waits for the old ones.</summary>
    private static async Task<string?> RefusalAsync(Scene scene)
    {
        try
        {
            await Tool.RunAsync("sqlite3", ((SqliteTestDatabase)scene.Database).FilePath, "SELECT count(*) FROM log");
            return null;
        }
        catch (InvalidOperationException refused) when (refused.Message.Contains("locked", StringComparison.Ordinal))
        {
            return refused.Message;
        }
    }
}
