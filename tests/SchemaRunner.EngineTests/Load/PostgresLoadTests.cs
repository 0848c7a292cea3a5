using Npgsql;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Postgres;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Load;

/// <summary>Fifty phases while others write: they wait, nothing of theirs is lost, and nothing of it is taken for the script's.</summary>
public sealed class PostgresLoadTests
{
    private const int Writers = 5;
    private const int Enough = 20;

    [Fact]
    public async Task Up_WritersOnEveryTable_TheyOnlyWaitAndEveryCommittedRowIsThere()
    {
        await using var database = await PostgresServer.CreateDatabaseAsync();
        await using var restored = await PostgresServer.CreateDatabaseAsync();
        var watch = new RunWatch();
        var engine = PostgresEngine.Connect(database.ConnectionString);
        var scripts = PostgresShop.Scripts();
        await scripts.On(engine).UpAsync(ScriptVersion.Parse("1"));
        await using var looking = await database.OpenAsync();
        var waits = new LockWaits(looking);
        using var stop = new CancellationTokenSource();
        var seed = Environment.TickCount;
        var writers = new List<PostgresWriter>();
        for (var number = 1; number <= Writers; number++) writers.Add(await OpenAsync(database, number, watch, seed));

        var working = writers.ConvertAll(writer => writer.RunAsync(stop.Token));
        var watching = waits.LookAsync(stop.Token);
        Report? report = null;
        List<int> before = [], after = [];
        string? stopped = null;
        try
        {
            await CommittedAsync(writers, working, [.. writers.Select(_ => Enough)]);
            before = Commits(writers);
            report = await scripts.On(engine, new MigratorOptions { Observer = watch }).UpAsync();
            after = Commits(writers);
            await CommittedAsync(writers, working, [.. after.Select(count => count + Enough)]);
        }
        catch (MigrationFailedException failure)
        {
            stopped = $"the run failed: {failure.Message}\n{string.Join('\n', failure.Report.Phases[^1].Mismatches)}";
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAny(Task.WhenAll(working));
            await watching;
        }

        var told = $"random numbers from {seed}";
        string?[] failures = [.. working.Select(work => work.Exception?.InnerException?.Message), stopped];
        failures.Where(failure => failure is not null).ShouldBeEmpty(told);
        report!.Verdict.ShouldBe(Verdict.Verified);
        report.Phases.Count.ShouldBe(PostgresShop.Phases);
        report.Phases.ShouldAllBe(phase => phase.Verdict == Verdict.Verified);
        after.Zip(before, (now, was) => now - was).ShouldAllBe(count => count >= PostgresShop.Phases, told);
        waits.Seen.Count.ShouldBe(Writers);

        Ledger[] ledgers = [PostgresShop.Seeded(), .. writers.Select(writer => writer.Ledger)];
        foreach (var writer in writers) await writer.DisposeAsync();
        (await LedgerComparison.FindDifferencesAsync(looking, ledgers)).ShouldBeEmpty(told);
        (await database.ReadAsync<long>("SELECT count(*) FROM invoice WHERE cents <> total * 100")).ShouldBe(0);
        (await scripts.On(engine).VerifyAsync()).ShouldBeEmpty();

        await PostgresDump.RestoreAsync(database, restored);
        await using var other = await restored.OpenAsync();
        (await LedgerComparison.FindDifferencesAsync(other, ledgers)).ShouldBeEmpty(told);
    }

    private static async Task<PostgresWriter> OpenAsync(PostgresDatabase database, int number, RunWatch watch, int seed)
    {
        var name = $"writer {number}";
        var connection = new NpgsqlConnection($"{database.ConnectionString};Application Name={name}");
        await connection.OpenAsync();
        return new PostgresWriter(number, new PostgresWriterConnection(name, connection, watch), new Random(seed + number));
    }

    private static List<int> Commits(List<PostgresWriter> writers) => writers.ConvertAll(writer => writer.Transactions);

    /// <summary>Waits until each writer has so many transactions, or one has failed.</summary>
    private static Task CommittedAsync(List<PostgresWriter> writers, List<Task> working, IReadOnlyList<int> counts) => Until.AnswersAsync(
        () => Task.FromResult(
            working.Exists(work => work.IsCompleted) || writers.Select((writer, i) => writer.Transactions >= counts[i]).All(reached => reached)
                ? "yes"
                : null),
        "every writer goes on writing");
}
