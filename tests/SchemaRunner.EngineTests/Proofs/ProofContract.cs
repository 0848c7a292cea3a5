using System.Text.RegularExpressions;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Support;
using static SchemaRunner.EngineTests.Proofs.FaultyScripts;

namespace SchemaRunner.EngineTests.Proofs;

/// <summary>What every engine must show of <c>prove</c>, through the command line.</summary>
public abstract partial class ProofContract
{
    /// <summary>The folder of the goldens.</summary>
    protected abstract string Engine { get; }

    /// <summary>A default changed, and not changed back to what it was, on a table <c>setting (id, v)</c>.</summary>
    protected abstract (string Make, string Up, string Down) Default { get; }

    /// <summary>A pair of scripts that do not run in a transaction.</summary>
    protected abstract (string Up, string Down) Outside { get; }

    protected abstract Task<ITestDatabase> CreateAsync();

    /// <summary>A statement that does not end by itself within minutes, by a word of its own.</summary>
    protected abstract string Endless(string word);

    /// <summary>The scratch database that a process is running the statement with the word on; <see langword="null"/> when it does not yet.</summary>
    private protected abstract Task<string?> FindScratchAsync(ITestDatabase database, CliProcess process, string word);

    /// <summary>Whether a scratch database is still there.</summary>
    protected abstract Task<bool> ExistsAsync(ITestDatabase database, string scratch);

    [Fact]
    public async Task Prove_AMigrationForEachFault_NamesWhatDoesNotComeBack()
    {
        await using var scene = await ScenePreparedAsync();
        foreach (var (name, up, down) in All) scene.Add(name, up, down);
        scene.Add("14_other_default", Default.Up, Default.Down);
        scene.Add("15_outside", Outside.Up, Outside.Down);

        var report = await scene.ProveAsync(1);

        report.Verdicts().ShouldBe(
        [
            "02 reversibleWithLoss", "03 reversible", "04 notReversible", "05 notReversible", "06 reversibleWithLoss", "07 notReversible",
            "08 notReversible", "09 notReversible", "10 notReversible", "11 irreversible", "12 reversibleWithLoss", "13 reversibleWithLoss",
            "14 notReversible", "15 reversible",
        ]);
        report.Later("02").ShouldBe(["expect drop column customer.city"]);
        report.Differences("04").ShouldBe(["down onlyInA index bill: ix_invoice_customer"]);
        report.Differences("05").ShouldBe(["down content column customer.note", "secondUp content column customer.remark"]);
        report.Lost("06").ShouldBe(["expect rows charge -1: down rows table bill", "expect rows charge -1: secondUp rows table charge"]);
        report.Failure("07").ShouldBe("down SR301 customer");
        report.Differences("08").ShouldBe(["down onlyInB table two"]);
        report.Failure("08").ShouldBe("secondUp SR401");
        report.Failure("09").ShouldBe("down SR401");
        report.Differences("10").ShouldBe(["secondUp content column customer.mark"]);
        report.Lost("10").ShouldBe(["expect drop column customer.remark: down content column customer.remark"]);
        report.Of("11").GetProperty("reason").GetString().ShouldBe("a test");
        report.Lost("12").ShouldBe(["expect drop column charge.amount: down content column charge.amount"]);
        report.Of("13").GetProperty("unsteady").GetArrayLength().ShouldBe(1);
        report.Differences("14").ShouldBe(["down definition column setting.v"]);
    }

    [Fact]
    public async Task Prove_Applied_TakesEachDownFromWhereItStands()
    {
        await using var scene = await ScenePreparedAsync();
        scene.Add("02_adds_column", All[0].Up, All[0].Down);
        scene.Add("03_renames", All[1].Up, All[1].Down);
        scene.Add("04_forgets_index", All[2].Up, All[2].Down);
        await scene.RunAsync("up", "--to", "3");
        await scene.Database.ExecuteAsync("UPDATE customer SET city = 'Padang' WHERE id = 2");

        var report = await scene.ProveAsync(1, "--from", "2");
        var past = await scene.ProveAsync(1, "--from", "1");

        report.Verdicts().ShouldBe(["02 reversibleWithLoss", "03 reversible", "04 notReversible"]);
        report.Lost("02").ShouldBe(["expect drop column customer.city: up content column customer.city"]);
        past.Verdicts()[0].ShouldBe("01 irreversible");
    }

    [Fact]
    public async Task Prove_AnIrreversibleOneInTheWay_SaysWhatCannotBeReached()
    {
        await using var scene = await ScenePreparedAsync();
        scene.Add("02_adds_column", All[0].Up, All[0].Down);
        scene.Add("03_last", "CREATE TABLE one (id integer PRIMARY KEY);", null);
        await scene.RunAsync("up");

        var report = await scene.ProveAsync(1, "--from", "2");
        var text = (await scene.RunAsync("prove", "--from", "2", "--quiet")).ShouldExitWith(1);
        var nothing = (await scene.RunAsync("prove", "--quiet")).ShouldExitWith(0);

        report.Verdicts().ShouldBe(["02 notReached", "03 irreversible"]);
        text.Output.ShouldContain("the way to it leads through 03, which is irreversible");
        nothing.Output.ShouldBe("Nothing to prove: nothing is pending. --from V proves what is applied.\n");
    }

    [Fact]
    public async Task Prove_Text_FitsIntoEightyColumns()
    {
        await using var scene = await ScenePreparedAsync();
        foreach (var (name, up, down) in All.Where(m => m.Name[..2] is "02" or "03" or "05" or "07" or "10" or "11" or "12"))
            scene.Add(name, up.Replace("charge", "bill", StringComparison.Ordinal), down?.Replace("charge", "bill", StringComparison.Ordinal));

        var result = (await scene.RunAsync("prove")).ShouldExitWith(1);

        result.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
        Golden.ShouldMatch(Milliseconds().Replace(SteadyText.Of(result.Output), "${migration} MS"), $"Goldens/{Engine}.txt");
    }

    [Fact]
    public async Task UpRequireProof_ScriptsAsProven_RunsThemAndNoOthers()
    {
        await using var scene = await ScenePreparedAsync();
        scene.Add("02_adds_column", All[0].Up, All[0].Down);
        scene.Add("03_last", "CREATE TABLE one (id integer PRIMARY KEY);", null);
        scene.Add("04_forgets_index", All[2].Up, All[2].Down);
        await UnprovenAsync("02_adds_column.sql was never proven", "03_last.sql was never proven", "04_forgets_index.sql was never proven");

        (await scene.ProveAsync(1, "--record")).GetProperty("recorded").GetBoolean().ShouldBeTrue();
        await UnprovenAsync("04_forgets_index.sql was found to be not reversible");

        scene.Add("02_adds_column", All[0].Up, $"{All[0].Down}\n");
        scene.Add("03_last", "CREATE TABLE two (id integer PRIMARY KEY);", null);
        scene.Add("04_forgets_index", All[2].Up, "CREATE INDEX ix_invoice_customer ON invoice (customer_id);");
        var changed = await UnprovenAsync(
            "02_adds_column.sql was proven with another down script", "03_last.sql was changed after it was proven",
            "04_forgets_index.sql was proven with another down script");
        changed.Error.ShouldContain("hint: 'schemarunner prove --record' proves them on a copy of the database");

        var proven = (await scene.RunAsync("prove", "--record", "--quiet")).ShouldExitWith(0);
        proven.Output.ShouldContain("The journal has it.");
        (await scene.RunAsync("verify")).ShouldExitWith(0);
        var status = (await scene.RunAsync("status", "--exit-code")).ShouldExitWith(1);
        status.Output.ShouldContain("pending", Case.Sensitive);
        (await scene.RunAsync("up", "--require-proof")).ShouldExitWith(0);
        var history = (await scene.RunAsync("history", "--verify")).ShouldExitWith(0);
        history.Output.ShouldContain("04: not reversible: after the way down: index");
        history.Output.ShouldContain("04: reversible\n");
        history.Output.ShouldContain("03: irreversible as declared: a test");
        (await scene.RunAsync("report", "last")).ShouldExitWith(0);
        (await scene.RunAsync("verify")).ShouldExitWith(0);

        async Task<Crashes.CliResult> UnprovenAsync(params string[] named)
        {
            var before = await scene.Database.DumpAsync();
            var refused = (await scene.RunAsync("up", "--require-proof")).ShouldExitWith(10);
            refused.Error.ShouldContain("SR219: not proven:\n  ");
            foreach (var name in named) refused.Error.ShouldContain(name);
            refused.Error.Split(".sql ").Length.ShouldBe(named.Length + 1);
            (await scene.Database.DumpAsync()).ShouldBe(before);
            return refused;
        }
    }

    [Fact]
    public async Task ProveRecord_WithoutAJournal_DoesNotAdoptTheDatabase()
    {
        await using var scene = new ProofScene(await CreateAsync());
        scene.Add("01_base", Base, $"{Expect("drop table invoice")}\n{Expect("drop table customer")}\nDROP TABLE invoice; DROP TABLE customer;");
        await scene.Database.ExecuteAsync("CREATE TABLE gone (id integer)");
        await scene.Database.ExecuteAsync("DROP TABLE gone");

        await scene.ProveAsync(0, "--record");
        (await scene.RunAsync("verify")).ShouldExitWith(0);
        await scene.Database.ExecuteAsync("CREATE TABLE foreign_body (id integer)");
        var up = (await scene.RunAsync("up", "--require-proof")).ShouldExitWith(10);
        var prove = (await scene.RunAsync("prove")).ShouldExitWith(10);

        up.Error.ShouldContain("SR207: ");
        prove.Error.ShouldContain("SR207: ");
        await scene.Database.ExecuteAsync("DROP TABLE foreign_body");
        (await scene.RunAsync("up", "--require-proof")).ShouldExitWith(0);
    }

    [Fact]
    public async Task Prove_InterruptedOrKilled_LeavesNoScratchDatabaseAfterTheNext()
    {
        await using var scene = await ScenePreparedAsync();
        var before = await scene.Database.DumpAsync();

        await using var interrupted = await StartAsync("calm");
        await interrupted.Process.SignalAsync("INT");
        var ended = (await interrupted.Process.EndAsync()).ShouldExitWith(130);
        ended.Output.ShouldBe("INTERRUPTED. The copy is gone; nothing was recorded.\n");
        (await ExistsAsync(scene.Database, interrupted.Scratch)).ShouldBeFalse();

        await using var killed = await StartAsync("sudden");
        await killed.Process.KillAsync();
        scene.Add("02_endless", "SELECT 1;", "SELECT 1;");
        await scene.ProveAsync(0);
        (await ExistsAsync(scene.Database, killed.Scratch)).ShouldBeFalse();
        (await scene.Database.DumpAsync()).ShouldBe(before);
        (await scene.RunAsync("history")).Output.ShouldNotContain("proven");

        async Task<Running> StartAsync(string kind)
        {
            var word = $"{kind}{Guid.NewGuid():N}";
            scene.Add("02_endless", Endless(word), "SELECT 1;");
            var process = scene.Start("prove", "--record", "--verbose");
            await process.WaitForLineAsync("statement 1 of 1");
            string? scratch = null;
            await Until.AnswersAsync(async () => scratch = await FindScratchAsync(scene.Database, process, word), "the statement runs on a scratch database");
            return new Running(process, scratch!);
        }
    }

    [GeneratedRegex(@"^(?<migration>\d\d \w+ .*[a-z]) [\d,]+$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Milliseconds();

    private async Task<ProofScene> ScenePreparedAsync()
    {
        var scene = new ProofScene(await CreateAsync());
        scene.Add("01_base", $"{Base}\n{Default.Make}", null);
        (await scene.RunAsync("up")).ShouldExitWith(0);
        return scene;
    }

    private sealed record Running(CliProcess Process, string Scratch) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Process.DisposeAsync();
    }
}
