using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SchemaRunner.Comparisons;
using SchemaRunner.Snapshots;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Planted;

/// <summary>Random tables and rows, random differences planted on either side: a comparison names exactly those.</summary>
/// <remarks>
/// Fifteen cases of each pair; hundreds with <c>SCHEMARUNNER_NIGHTLY=1</c>. <c>SCHEMARUNNER_SEED</c> repeats a run by the seed it printed.
/// </remarks>
public sealed class PlantedDifferenceTests
{
    [Fact]
    public Task Compare_PostgresWithPostgres_NamesWhatWasPlanted() =>
        CheckAsync(PostgresTestDatabase.CreateAsync, PostgresTestDatabase.CreateAsync, PlantedType.Columns);

    [Fact]
    public Task Compare_SqliteWithSqlite_NamesWhatWasPlanted() =>
        CheckAsync(SqliteTestDatabase.CreateAsync, SqliteTestDatabase.CreateAsync, [.. PlantedType.Columns, PlantedType.Any, PlantedType.Any]);

    [Fact]
    public Task Compare_PostgresWithSqlite_NamesWhatWasPlanted() =>
        CheckAsync(PostgresTestDatabase.CreateAsync, SqliteTestDatabase.CreateAsync, PlantedType.Columns);

    [Fact]
    public Task Compare_SqliteWithPostgres_NamesWhatWasPlanted() =>
        CheckAsync(SqliteTestDatabase.CreateAsync, PostgresTestDatabase.CreateAsync, PlantedType.Columns);

    private static async Task CheckAsync(Func<Task<ITestDatabase>> createA, Func<Task<ITestDatabase>> createB, IReadOnlyList<PlantedType> types)
    {
        await using var a = await createA();
        await using var b = await createB();
        var cases = Environment.GetEnvironmentVariable("SCHEMARUNNER_NIGHTLY") == "1" ? 800 : 15;
        var seed = Environment.GetEnvironmentVariable("SCHEMARUNNER_SEED") is { Length: > 0 } given
            ? ulong.Parse(given, CultureInfo.InvariantCulture)
            : (ulong)Random.Shared.NextInt64(long.MaxValue);
        TestContext.Current.TestOutputHelper!.WriteLine($"SCHEMARUNNER_SEED={seed}");
        var plants = Gen.Choose(0, 13).ListOf().Where(list => list.Count <= 8);
        var databases = Gen.Choose(0, int.MaxValue - 1).SelectMany(data => plants.Select(list => (Data: data, Plants: list.ToArray()))).ToArbitrary();

        await Task.Run(() => Prop.ForAll(databases, planted => HoldsAsync(a, b, types, planted.Data, planted.Plants).GetAwaiter().GetResult())
            .Label($"SCHEMARUNNER_SEED={seed}")
            .Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(seed, 1UL)));
    }

    private static async Task HoldsAsync(ITestDatabase a, ITestDatabase b, IReadOnlyList<PlantedType> types, int data, int[] plants)
    {
        var random = new Random(data);
        PlantedTable[] tables = [PlantedTable.Of("one", random, types), PlantedTable.Of("two", random, types)];
        var isOneEngine = a.GetType() == b.GetType();
        foreach (var plant in plants)
        {
            var table = tables[random.Next(2)];
            if (plant < 12) table.Plant(plant);
            else if (isOneEngine) table.PlantType(a is PostgresTestDatabase);
        }

        await a.LoadAsync(tables.SelectMany(table => table.Statements(a is PostgresTestDatabase, isA: true)));
        await b.LoadAsync(tables.SelectMany(table => table.Statements(b is PostgresTestDatabase, isA: false)));

        var comparison = await new DatabaseComparer(new ComparisonOptions { ContentOnly = !isOneEngine, Limit = 1_000 })
            .CompareAsync(ComparisonSide.Of(a.CreateEngine()), ComparisonSide.Of(b.CreateEngine()));

        comparison.Differences.Where(difference => difference.Object == ObjectKind.Column).Select(difference => difference.Name[(difference.Name.IndexOf('.') + 1)..])
            .ShouldBe(tables.SelectMany(table => table.OtherTypes.Select(column => $"{table.Name}.{column}")), ignoreOrder: true);

        // An INTEGER key of SQLite's is the row's number, and a BIGINT one has an index
        comparison.Differences.Where(difference => difference.Object != ObjectKind.Column)
            .ShouldAllBe(difference => tables.Any(table => table.OtherTypes.Contains("k0") && difference.Name.StartsWith($"main.{table.Name}: ", StringComparison.Ordinal)));
        comparison.Tables.Count.ShouldBe(2);
        foreach (var (table, found) in tables.Zip(comparison.Tables)) ShouldBeWhatWasPlanted(table, found);
    }

    private static void ShouldBeWhatWasPlanted(PlantedTable table, TableComparison found)
    {
        if (table.Key.Count == 0)
        {
            found.IsEqual.ShouldBe(Rows(table.InA).SequenceEqual(Rows(table.InB)), table.Name);
            return;
        }

        found.Key.ShouldBe(table.Key.Select((_, i) => $"k{i}"));
        KeysOf(found.OnlyInA.Named).ShouldBe(table.InA.Keys.Except(table.InB.Keys).Select(table.Shown), ignoreOrder: true);
        KeysOf(found.OnlyInB.Named).ShouldBe(table.InB.Keys.Except(table.InA.Keys).Select(table.Shown), ignoreOrder: true);
        found.Changed.Named.SelectMany(row => row.Values, (row, value) => $"{KeyOf(row.Row)}: {value.Column}").ShouldBe(
            table.InA.Keys.Intersect(table.InB.Keys).SelectMany(
                at => Enumerable.Range(0, table.Columns.Count).Where(i => table.InA[at][i] != table.InB[at][i]).Select(i => $"{table.Shown(at)}: c{i}")),
            ignoreOrder: true);
        (found.OnlyInA.Rows, found.OnlyInB.Rows, found.Changed.Rows).ShouldBe((found.OnlyInA.Named.Count, found.OnlyInB.Named.Count, found.Changed.Named.Count));
        found.IsEqual.ShouldBe(found.RowsThatDiffer == 0);
    }

    private static IEnumerable<string> Rows(Dictionary<string, int?[]> rows) => rows.Values.Select(row => string.Join(',', row)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> KeysOf(IEnumerable<NamedRow> rows) => rows.Select(KeyOf);

    private static string KeyOf(NamedRow row) => string.Join('|', row.Key.Values);
}
