using System.Text.Json;
using SchemaRunner.Cli.Demo;
using SchemaRunner.EngineTests.Fisheries;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CanonicalValues;

/// <summary>The fisheries database at full volume, on PostgreSQL and on SQLite, through the real program.</summary>
public sealed class FisheriesAcrossEnginesTests : IAsyncLifetime
{
    private readonly Workspace workspace = new();
    private TwoEngines engines = null!;

    public async ValueTask InitializeAsync()
    {
        engines = await TwoEngines.CreateAsync();
        var rows = new LegacyData().Tables.SelectMany(table => table.InsertStatements()).ToList();
        await Task.WhenAll(FillAsync(engines.Postgres), FillAsync(engines.Sqlite));

        async Task FillAsync(ITestDatabase database)
        {
            await FisheriesFixture.On(database).UpAsync(FisheriesFixture.Legacy);
            await database.LoadAsync(rows);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await engines.DisposeAsync();
        workspace.Dispose();
    }

    [Fact]
    public async Task Compare_TheSameRowsOnBothEngines_FindsThemAlikeAndThenTheThreeThatWerePlanted()
    {
        var equal = await CompareAsync("--output", "json");
        equal.ExitCode.ShouldBe(0, equal.Output + equal.Error);
        var tables = JsonDocument.Parse(equal.Output).RootElement.GetProperty("tables").EnumerateArray().ToList();
        tables.Select(table => (Table(table), table.GetProperty("rowsInA").GetInt64(), table.GetProperty("rowsInB").GetInt64())).ShouldBe(
            LegacyData.Summary.OrderBy(count => count.Table, StringComparer.Ordinal).Select(count => (count.Table, (long)count.Rows, (long)count.Rows)));

        var village = await engines.Sqlite.QueryAsync("SELECT max(id) FROM villages");
        var attendance = await engines.Postgres.QueryAsync("SELECT min(id) + 7 FROM absensi");
        await engines.Sqlite.ExecuteAsync($"UPDATE villages SET name = name || ' ' WHERE id = {village}");
        await engines.Postgres.ExecuteAsync($"DELETE FROM absensi WHERE id = {attendance}");
        await engines.Sqlite.ExecuteAsync("INSERT INTO roles (id, level_role, nama_role) VALUES (999, 'x', 'y')");

        var differs = await CompareAsync("--output", "json");
        differs.ExitCode.ShouldBe(1, differs.Error);
        ShouldBeTheThree(differs);
        foreach (var row in new[] { $"\"id={attendance}\"", "\"id=999\"", $"\"id={village}\"" }) differs.Output.ShouldContain(row);

        // The same three with the tables called otherwise; what the restructure made is on one side alone
        await FisheriesFixture.On(engines.Sqlite).UpAsync();
        string[] maps = [.. FisheriesNames.NewNames.SelectMany(name => new[] { "--map", $"{name.Key}={name.Value}" })];
        var renamed = await CompareAsync([.. maps, "--output", "json"]);
        renamed.ExitCode.ShouldBe(1, renamed.Error);
        ShouldBeTheThree(renamed);
        JsonDocument.Parse(renamed.Output).RootElement.GetProperty("differences").EnumerateArray()
            .ShouldAllBe(difference => difference.GetProperty("kind").GetString() == "onlyInB");
    }

    private static void ShouldBeTheThree(CliResult result)
    {
        var tables = JsonDocument.Parse(result.Output).RootElement.GetProperty("tables").EnumerateArray().ToList();
        tables.Count.ShouldBe(LegacyData.Summary.Count);
        tables.Where(table => !table.GetProperty("isEqual").GetBoolean()).Select(table => (Table(table), Rows(table)))
            .ShouldBe([("absensi", (0, 1, 0)), ("roles", (0, 1, 0)), ("villages", (0, 0, 1))]);
    }

    private static string Table(JsonElement table) => table.GetProperty("name").GetString()!.Split('.')[^1];

    private static (long OnlyInA, long OnlyInB, long Changed) Rows(JsonElement table) => (
        table.GetProperty("onlyInA").GetProperty("rows").GetInt64(), table.GetProperty("onlyInB").GetProperty("rows").GetInt64(),
        table.GetProperty("changed").GetProperty("rows").GetInt64());

    private Task<CliResult> CompareAsync(params string[] more) =>
        workspace.RunAsync(["compare", engines.Postgres.ConnectionString, engines.Sqlite.ConnectionString, "--content", .. more]);
}
