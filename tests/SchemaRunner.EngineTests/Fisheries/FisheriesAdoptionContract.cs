using SchemaRunner.Cli.Demo;
using SchemaRunner.Scripts;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Fisheries;

/// <summary>The legacy database at full volume, made without us, is adopted at 0001 and restructured from there.</summary>
public abstract class FisheriesAdoptionContract(Func<Task<ITestDatabase>> create)
{
    private const string Journal = "SELECT COUNT(*) FROM schemarunner_journal";

    [Fact]
    public async Task Baseline_LegacyDatabase_IsRestructuredAndRevertedToWhatItWas()
    {
        await using var database = await create();
        using var here = new Workspace();
        here.Variables["SCHEMARUNNER_DATABASE"] = database.ConnectionString;
        var engine = database.CreateEngine();
        var scripts = ScriptSet.Load(new EmbeddedScriptSource(typeof(LegacyData).Assembly), engine.Dialect);
        await database.ExecuteAsync($"\n{scripts.Migrations[0].Up.Text}");
        await database.LoadAsync(new LegacyData().Tables.SelectMany(table => table.InsertStatements()));
        var before = await database.DumpAsync();

        (await here.RunAsync("up", "--quiet")).Error.ShouldContain("'schemarunner baseline --at V'");
        var adopted = await here.RunAsync("baseline", "--at", "0001", "--yes");

        adopted.ExitCode.ShouldBe(0, adopted.Page);
        foreach (var (table, rows) in LegacyData.Summary) adopted.Output.ShouldMatch($@"(?m)^{table} +{rows:N0}$");
        adopted.Output.ShouldContain("8 pending, from 0002 rename_master_wilayah");
        (await database.DumpAsync()).ShouldBe(before, "adopting changes nothing");

        (await here.RunAsync("up")).ExitCode.ShouldBe(0);
        (await here.RunAsync("prove", "--fresh")).Output.ShouldStartWith("SAME: an empty database built by 9 scripts up to 0009 reference_data");
        (await database.QueryAsync("SELECT COUNT(*) FROM mst_desa")).ShouldBe("83763");
        (await database.QueryAsync(Journal)).ShouldBe("9");
        (await here.RunAsync("verify")).ExitCode.ShouldBe(0);
        (await here.RunAsync("down", "--to", "0")).Error.ShouldContain("SR218: version 0001 (legacy_schema) was adopted");

        (await here.RunAsync("down", "--to", "1")).ExitCode.ShouldBe(0);
        SortedStatements(await database.DumpAsync()).ShouldBe(SortedStatements(before));
        (await here.RunAsync("history", "--verify")).Output.ShouldContain("The chain of 17 events is whole.");
    }

    // The order of tables in a dump tells only which was written first
    private static IEnumerable<string> SortedStatements(string dump) => dump.Split(";\n").Order(StringComparer.Ordinal);
}
