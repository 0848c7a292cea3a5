using SchemaRunner.Journal;
using SchemaRunner.Scripts;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Crashes;

/// <summary>A run of many phases, killed again and again wherever it happens to be, and begun again where it stands.</summary>
/// <param name="create">Makes an empty database.</param>
internal sealed class RandomKills(Func<Task<ITestDatabase>> create)
{
    private const int Phases = 12;
    private const int Kills = 8;

    // Most of the phases take about this long on the machines we know: three kills in four come before the end
    private const int LongestMs = 150;

    private readonly List<string> dumps = [];

    /// <summary>Kills, looks, and at the end lets it arrive.</summary>
    public async Task RunAsync()
    {
        var seed = Environment.TickCount;
        using var scripts = new ManyScripts(Phases);
        await WriteDumpsAsync(scripts);
        var random = new Random(seed);
        var database = await CreateAsync(scripts);
        try
        {
            for (var kill = 1; kill <= Kills; kill++)
            {
                var moment = $"kill {kill} of seed {seed}";
                string[] up = ["up", "--verbose", "--database", database.ConnectionString, "--migrations", scripts.Folder];
                await using var process = CliProcess.Start(up);
                await process.WaitForLineAsync("phase 1 of");
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(LongestMs)), TimeProvider.System);
                await process.KillAsync();

                var entries = await scripts.On(database).HistoryAsync();
                JournalChain.FindBreaks(entries).ShouldBeEmpty(moment);
                (await database.DumpAsync()).ShouldBe(dumps[entries.Count - 1], moment);
                if (entries.Count < Phases) continue;
                await database.DisposeAsync();
                database = await CreateAsync(scripts);
            }

            var report = await scripts.On(database).UpAsync();
            report.NotBegun.ShouldBeEmpty();
            (await database.DumpAsync()).ShouldBe(dumps[^1], $"at the end of seed {seed}");
        }
        finally
        {
            await database.DisposeAsync();
        }
    }

    private async Task<ITestDatabase> CreateAsync(ManyScripts scripts)
    {
        var database = await create();
        await scripts.On(database).UpAsync(ScriptVersion.Parse("1"));
        return database;
    }

    private async Task WriteDumpsAsync(ManyScripts scripts)
    {
        await using var database = await create();
        for (var version = 1; version <= Phases; version++)
        {
            await scripts.On(database).UpAsync(ScriptVersion.Parse($"{version}"));
            dumps.Add(await database.DumpAsync());
        }
    }
}
