using System.Text.Json.Nodes;
using SchemaRunner.Cli.Demo;
using SchemaRunner.EngineTests.Fisheries;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Rehearsals;

/// <summary>The fisheries set at full volume: rehearsed, and then carried out.</summary>
public abstract class RehearsalFisheriesContract
{
    /// <summary>Statements to run after the rows are loaded.</summary>
    protected virtual IEnumerable<string> AfterLoading => [];

    [Fact]
    public async Task Rehearse_ThenUp_HaveTheSamePhasesTablesAndDigests()
    {
        await using var database = await CreateDatabaseAsync();
        await FisheriesFixture.On(database).UpAsync(FisheriesFixture.Legacy);
        await database.LoadAsync([.. new LegacyData().Tables.SelectMany(table => table.InsertStatements()), .. AfterLoading]);
        using var here = new Workspace();
        here.Variables["SCHEMARUNNER_DATABASE"] = database.ConnectionString;
        var before = await database.DumpAsync();

        var rehearsed = await here.RunAsync("rehearse", "--output", "json", "--quiet");
        var after = await database.DumpAsync();
        var up = await here.RunAsync("up", "--output", "json", "--quiet");

        (rehearsed.ExitCode, up.ExitCode).ShouldBe((0, 0), rehearsed.Error + up.Error);
        before.Length.ShouldBeGreaterThan(5_000_000);
        (after == before).ShouldBeTrue();
        var (tried, done) = (JsonNode.Parse(rehearsed.Output)!, JsonNode.Parse(up.Output)!);
        Phases(tried).ShouldBe(Phases(done));
        Phases(tried).Count.ShouldBe(8);
        tried["rehearsal"]!["window"]!["phases"]!.AsArray().Select(phase => phase!["milliseconds"]!.GetValue<double>()).ShouldAllBe(ms => ms > 0);
        tried["rehearsal"]!["window"]!["closed"]!.AsArray().Count.ShouldBeGreaterThan(0);
    }

    protected abstract Task<ITestDatabase> CreateDatabaseAsync();

    // Everything that is not a time or an id: what ran, what was read, what it held
    private static List<string> Phases(JsonNode report) =>
    [
        .. report["phases"]!.AsArray().Select(WithoutWhatIsOfToday).Select(phase => string.Join(
            '\n',
            ((string[])["version", "name", "checksum", "verdict", "tables", "foreignKeys", "changes", "kept", "mismatches"])
                .Select(part => phase[part]!.ToJsonString()))),
    ];

    // Rows that a script makes hold the time at which it did
    private static JsonNode WithoutWhatIsOfToday(JsonNode? phase)
    {
        foreach (var table in phase!["tables"]!.AsArray().Where(table => table!["rowsBefore"]?.ToString() != table["rowsAfter"]?.ToString()))
            table!.AsObject().Remove("digestAfter");
        return phase;
    }
}
