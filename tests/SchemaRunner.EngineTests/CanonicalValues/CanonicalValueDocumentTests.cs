using System.Runtime.CompilerServices;

namespace SchemaRunner.EngineTests.CanonicalValues;

/// <summary>Every line of docs/canonical-values.md that names two values is compared on real databases.</summary>
public sealed class CanonicalValueDocumentTests
{
    [Fact]
    public async Task EveryLine_ComparedOnBothEngines_IsEqualWhenItSaysSo()
    {
        await using var engines = await TwoEngines.CreateAsync();
        var lines = Lines();
        await engines.Postgres.LoadAsync(lines.SelectMany(line => Table(line.Number, line.PostgresType, $"CAST({line.PostgresValue} AS {line.PostgresType})")));
        await engines.Sqlite.LoadAsync(lines.SelectMany(line => Table(line.Number, line.SqliteType, line.SqliteValue)));

        var comparison = await engines.CompareAsync();

        lines.Count.ShouldBeGreaterThan(100);
        comparison.Differences.ShouldBeEmpty();
        comparison.Tables.Count.ShouldBe(lines.Count);
        var wrong = comparison.Tables.Zip(lines).Where(pair => pair.First.IsEqual != pair.Second.IsEqual)
            .Select(pair => $"{pair.Second} — {string.Join("; ", pair.First.Changed.Named.SelectMany(row => row.Values).Select(value => value.Text))}");
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task EveryLine_ThatIsNotEqual_IsNamedWithBothValues()
    {
        await using var engines = await TwoEngines.CreateAsync();
        var lines = Lines().Where(line => !line.IsEqual).ToList();
        await engines.Postgres.LoadAsync(lines.SelectMany(line => Table(line.Number, line.PostgresType, $"CAST({line.PostgresValue} AS {line.PostgresType})")));
        await engines.Sqlite.LoadAsync(lines.SelectMany(line => Table(line.Number, line.SqliteType, line.SqliteValue)));

        foreach (var (table, line) in (await engines.CompareAsync()).Tables.Zip(lines))
        {
            var value = table.Changed.Named.ShouldHaveSingleItem().Values.ShouldHaveSingleItem(line.ToString());
            value.Column.ShouldBe("value");
            value.Text.Split(" → ").Distinct().Count().ShouldBe(2, line.ToString());
        }
    }

    private static IEnumerable<string> Table(int number, string type, string value) =>
    [
        $"CREATE TABLE line_{number:0000} (id integer PRIMARY KEY, value {type})",
        $"INSERT INTO line_{number:0000} VALUES (1, {value})",
    ];

    private static List<Line> Lines([CallerFilePath] string here = "") =>
    [
        .. File.ReadLines(Path.GetFullPath(Path.Combine(here, "..", "..", "..", "..", "docs", "canonical-values.md"))).Index()
            .Where(line => line.Item.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => Line.Of(line.Index + 1, [.. line.Item.Split('|')[1..^1].Select(cell => cell.Trim().Trim('`'))])),
    ];

    private sealed record Line(int Number, string PostgresType, string PostgresValue, string SqliteType, string SqliteValue, bool IsEqual)
    {
        public static Line Of(int number, string[] cells)
        {
            cells.Length.ShouldBe(5, $"line {number} of the document");
            cells[4].ShouldBeOneOf("yes", "no");
            return new Line(number, cells[0], cells[1], cells[2], cells[3], cells[4] == "yes");
        }
    }
}
