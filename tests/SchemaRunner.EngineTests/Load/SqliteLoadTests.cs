using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Load;

/// <summary>Fifty phases while connections and a process write to the same file: they wait, and nothing of theirs is lost.</summary>
public sealed class SqliteLoadTests
{
    private const int Connections = 2;
    private const int Enough = 5;

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task Up_WritersOnEveryTable_TheyOnlyWaitAndEveryCommittedRowIsThere(string mode)
    {
        var database = (SqliteTestDatabase)await SqliteTestDatabase.CreateAsync();
        await using var removed = database;
        var turnstile = new Turnstile();
        var watch = new RunWatch(turnstile.Pass);
        var scripts = SqliteShop.Scripts();
        await scripts.On(database.CreateEngine()).UpAsync(ScriptVersion.Parse("1"));
        (await database.QueryAsync($"PRAGMA journal_mode = {mode}")).ShouldBe(mode);
        using var stop = new CancellationTokenSource();
        var seed = Environment.TickCount;
        var writers = await OpenAsync(database.FilePath, watch, turnstile, seed);
        var working = writers.ConvertAll(writer => writer.RunAsync(stop.Token));
        List<int> before = [], after = [];
        Report? report = null;
        string? stopped = null;
        try
        {
            await CommittedAsync(writers, working, [.. writers.Select(_ => Enough)]);
            before = Commits(writers);
            report = await scripts.On(database.CreateEngine(), new MigratorOptions { Observer = watch }).UpAsync();
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
            foreach (var writer in writers) await writer.DisposeAsync();
        }

        var told = $"random numbers from {seed}";
        string?[] failures = [.. working.Select(work => work.Exception?.InnerException?.Message), stopped];
        failures.Where(failure => failure is not null).ShouldBeEmpty(told);
        report!.Phases.Count.ShouldBe(SqliteShop.Phases);
        report.Phases.ShouldAllBe(phase => phase.Verdict == Verdict.Verified);
        var during = after.Zip(before, (now, was) => now - was).ToList();
        during.ShouldAllBe(count => count >= SqliteShop.Phases, told);
        writers.ShouldAllBe(writer => writer.Waits > 0, told);

        Ledger[] ledgers = [SqliteShop.Seeded(), .. writers.Select(writer => writer.Ledger)];
        (await SqliteLedgerComparison.FindDifferencesAsync(database.FilePath, ledgers)).ShouldBe("ok", told);
        (await scripts.On(database.CreateEngine()).VerifyAsync()).ShouldBeEmpty();

        var (dump, restored) = (database.FilePath + ".sql", database.FilePath + ".restored");
        await File.WriteAllTextAsync(dump, await database.DumpAsync(), TestContext.Current.CancellationToken);
        await Tool.RunAsync("sqlite3", "-bail", restored, $".read '{dump}'");
        (await SqliteLedgerComparison.FindDifferencesAsync(restored, ledgers)).ShouldBe("ok", told);
    }

    private static async Task<List<SqliteWriter>> OpenAsync(string file, RunWatch watch, Turnstile turnstile, int seed)
    {
        var writers = new List<SqliteWriter>();
        for (var number = 1; number <= Connections; number++)
            Add(number, await SqliteConnectionWriter.OpenAsync(file, $"writer {number}, a connection", watch));
        Add(Connections + 1, await SqliteProcessWriter.OpenAsync(file, $"writer {Connections + 1}, a process", watch));
        return writers;

        void Add(int number, ISqliteWriterConnection connection) =>
            writers.Add(new SqliteWriter(number, connection, watch, turnstile, new Random(seed + number)));
    }

    private static List<int> Commits(List<SqliteWriter> writers) => writers.ConvertAll(writer => writer.Transactions);

    private static Task CommittedAsync(List<SqliteWriter> writers, List<Task> working, IReadOnlyList<int> counts) => Until.AnswersAsync(
        () => Task.FromResult(
            working.Exists(work => work.IsCompleted) || writers.Select((writer, i) => writer.Transactions >= counts[i]).All(reached => reached)
                ? "yes"
                : null),
        "every writer goes on writing");
}
