using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SchemaRunner.Engines;
using SchemaRunner.Postgres;
using SchemaRunner.Reports;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Properties;

/// <summary>Random schema, random rows, random script: the verdict is the truth.</summary>
/// <remarks>
/// A hundred cases; thousands with <c>SCHEMARUNNER_NIGHTLY=1</c>. <c>SCHEMARUNNER_SEED</c> repeats a run by the seed it printed.
/// </remarks>
public sealed class VerdictPropertyTests
{
    [Fact]
    public void Up_RandomScriptOnSqlite_IsVerifiedExactlyWhenItLosesNothing() => Check(HoldsOnSqliteAsync);

    [Fact]
    public async Task Up_RandomScriptOnPostgres_IsVerifiedExactlyWhenItLosesNothing()
    {
        await using var database = await PostgresServer.CreateDatabaseAsync();

        await Task.Run(() => Check((data, choices) => HoldsOnPostgresAsync(database, data, choices)));
    }

    private static void Check(Func<int, int[], Task> holds)
    {
        var cases = Environment.GetEnvironmentVariable("SCHEMARUNNER_NIGHTLY") == "1" ? 3_000 : 100;
        var seed = Environment.GetEnvironmentVariable("SCHEMARUNNER_SEED") is { Length: > 0 } given
            ? ulong.Parse(given, CultureInfo.InvariantCulture)
            : (ulong)Random.Shared.NextInt64(long.MaxValue);
        TestContext.Current.TestOutputHelper!.WriteLine($"SCHEMARUNNER_SEED={seed}");

        // half of the scripts are made of harmless operations only
        var choices = Gen.OneOf(Gen.Choose(0, 9), Gen.Choose(0, 15)).ListOf().Where(list => list.Count <= 12);
        var harmless = Gen.Choose(0, 9).ListOf().Where(list => list.Count <= 12);
        var scripts = Gen.Choose(0, int.MaxValue - 1).SelectMany(
            data => Gen.OneOf(choices, harmless).Select(list => (Data: data, Choices: list.ToArray()))).ToArbitrary();

        Prop.ForAll(scripts, script => holds(script.Data, script.Choices).GetAwaiter().GetResult())
            .Label($"SCHEMARUNNER_SEED={seed}")
            .Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(seed, 1UL));
    }

    private static async Task HoldsOnSqliteAsync(int data, int[] choices)
    {
        await using var database = await SqliteTestDatabase.CreateAsync();
        await HoldsAsync(database.CreateEngine(), ScriptModel.Of(data, choices, ModelDialect.Sqlite));
    }

    // one database for all cases, for making one takes longer than a case
    private static async Task HoldsOnPostgresAsync(PostgresDatabase database, int data, int[] choices)
    {
        await database.ExecuteAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        await HoldsAsync(PostgresEngine.Connect(database.ConnectionString), ScriptModel.Of(data, choices, ModelDialect.Postgres));
    }

    private static async Task HoldsAsync(IEngine engine, ScriptModel model)
    {
        var scripts = new TestScripts(("up/1_base.sql", model.Schema), ("up/2_change.sql", model.Script));

        var report = await RunAsync(scripts.On(engine));

        var said = string.Join('\n', report.Phases.SelectMany(p => p.Mismatches));
        report.Verdict.ShouldBe(
            model.Losses.Count == 0 ? Verdict.Verified : Verdict.Mismatch,
            $"loses {string.Join(", ", model.Losses)}\n{report.Problem?.Message}\n{said}\n{model.Schema}\n{model.Script}");
    }

    private static async Task<Report> RunAsync(Migrator migrator)
    {
        try
        {
            return await migrator.UpAsync();
        }
        catch (MigrationFailedException failure)
        {
            return failure.Report;
        }
    }
}
