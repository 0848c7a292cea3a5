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
    public async Task Compare_TheSameRowsOnBothEngines_IsEqualUntilThreeRowsDiffer()
    {
        var equal = await CompareAsync("--output", "json");
        equal.ExitCode.ShouldBe(0, equal.Output + equal.Error);
        var tables = JsonDocument.Parse(equal.Output).RootElement.GetProperty("tables").EnumerateArray().ToList();
        tables.Select(table => (Table(table), table.GetProperty("rowsInA").GetInt64(), table.GetProperty("rowsInB").GetInt64())).ShouldBe(
            LegacyData.Summary.OrderBy(count => count.Table, StringComparer.Ordinal).Select(count => (count.Table, (long)count.Rows, (long)count.Rows)));

        // Two rows that are there in every set: the smallest keys
        var village = await engines.Sqlite.QueryAsync("SELECT max(id) FROM villages");
        var attendance = await engines.Postgres.QueryAsync("SELECT min(id) + 7 FROM absensi");
        await engines.Sqlite.ExecuteAsync($"UPDATE villages SET name = name || ' ' WHERE id = {village}");
        await engines.Postgres.ExecuteAsync($"DELETE FROM absensi WHERE id = {attendance}");
        await engines.Sqlite.ExecuteAsync("INSERT INTO roles (id, level_role, nama_role) VALUES (999, 'x', 'y')");

        var differs = await CompareAsync("--output", "json");
        differs.ExitCode.ShouldBe(1, differs.Error);
        var found = JsonDocument.Parse(differs.Output).RootElement.GetProperty("tables").EnumerateArray().Where(table => !table.GetProperty("isEqual").GetBoolean()).ToList();
        found.Select(Table).ShouldBe(["absensi", "roles", "villages"]);
        Rows(found[0]).ShouldBe((0, 1, 0));
        Rows(found[1]).ShouldBe((0, 1, 0));
        Rows(found[2]).ShouldBe((0, 0, 1));

        var said = await CompareAsync();
        said.Output.ShouldContain($"id={attendance}");
        said.Output.ShouldContain("id=999");
        said.Output.ShouldContain($"id={village}");
    }

    [Fact]
    public async Task Compare_RestructuredOnOneEngineOnly_IsEqualWithTheNewNamesMapped()
    {
        await FisheriesFixture.On(engines.Sqlite).UpAsync();
        var maps = FisheriesNames.NewNames.Where(name => name.Key != name.Value).SelectMany(name => new[] { "--map", $"{name.Key}={name.Value}" }).ToArray();

        var result = await CompareAsync([.. maps, "--output", "json"]);

        // What the restructure added is on one side alone, and no row differs
        result.ExitCode.ShouldBe(1, result.Error);
        var comparison = JsonDocument.Parse(result.Output).RootElement;
        comparison.GetProperty("tables").EnumerateArray().Count().ShouldBe(LegacyData.Summary.Count);
        comparison.GetProperty("tables").EnumerateArray().ShouldAllBe(table => table.GetProperty("isEqual").GetBoolean());
        comparison.GetProperty("differences").EnumerateArray().ShouldAllBe(difference => difference.GetProperty("kind").GetString() == "onlyInB");
    }

    private static string Table(JsonElement table) => table.GetProperty("name").GetString()!.Split('.')[^1];

    private static (long OnlyInA, long OnlyInB, long Changed) Rows(JsonElement table) => (
        table.GetProperty("onlyInA").GetProperty("rows").GetInt64(), table.GetProperty("onlyInB").GetProperty("rows").GetInt64(),
        table.GetProperty("changed").GetProperty("rows").GetInt64());

    private Task<CliResult> CompareAsync(params string[] more) =>
        workspace.RunAsync(["compare", engines.Postgres.ConnectionString, engines.Sqlite.ConnectionString, "--content", .. more]);
}
