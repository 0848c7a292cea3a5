using System.Globalization;
using SchemaRunner.Reports;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Proofs;

/// <summary>Random migrations: those whose down script is the inverse come back, and of the others the fault is named.</summary>
/// <remarks><c>SCHEMARUNNER_SEED</c> repeats a run by the seed it printed.</remarks>
public sealed class ProofPropertyTests
{
    private const int Migrations = 8;

    [Theory]
    [InlineData("sqlite", 6)]
    [InlineData("postgres", 1)]
    public async Task Prove_RandomInverses_FindsExactlyTheFaults(string engine, int rounds)
    {
        var seed = Environment.GetEnvironmentVariable("SCHEMARUNNER_SEED") is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"SCHEMARUNNER_SEED={seed}");
        for (var round = 0; round < rounds; round++) await HoldsAsync(engine, new Random(unchecked(seed + round)), $"SCHEMARUNNER_SEED={seed}, round {round}");
    }

    private static async Task HoldsAsync(string engine, Random random, string label)
    {
        await using var database = await (engine == "sqlite" ? SqliteTestDatabase.CreateAsync() : PostgresTestDatabase.CreateAsync());
        var models = Enumerable.Range(0, Migrations).Select(i => new ReversibleModel(i, random, isFaulty: random.Next(3) == 0)).ToList();
        await database.ExecuteAsync(string.Concat(models.Select(m => m.Make)));
        var migrator = new TestScripts([.. models.SelectMany((model, i) =>
            ((string, string)[])[($"up/{i + 1}_m.sql", model.Up), ($"down/{i + 1}_m.sql", model.Down)])]).On(database.CreateEngine());
        await migrator.BaselineAsync(SchemaRunner.Scripts.ScriptVersion.Parse("0"));

        var report = await migrator.ProveAsync();

        foreach (var (model, proof) in models.Zip(report.Migrations))
        {
            var said = string.Join('\n', ProofWords.Sentences(proof));
            var all = $"{label}\n{said}\nmake: {model.Make}\nup:\n{model.Up}\ndown:\n{model.Down}";
            var lost = proof.Losses.Sum(loss => loss.Lost.Count);
            if (model.Fault is not { } fault)
            {
                proof.Holds.ShouldBeTrue(all);
                lost.ShouldBe(0, all);
                continue;
            }

            if (!fault.IsDeclared) proof.Verdict.ShouldBe(ProofVerdict.NotReversible, all);
            else (proof.Verdict == ProofVerdict.NotReversible || lost > 0).ShouldBeTrue(all);
            fault.Named.ShouldContain(name => said.Contains(name, StringComparison.Ordinal), all);
        }
    }
}
