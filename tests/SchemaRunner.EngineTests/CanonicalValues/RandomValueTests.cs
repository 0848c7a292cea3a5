using System.Globalization;
using System.Text;
using System.Text.Json;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CanonicalValues;

/// <summary>Random values of a type, written to PostgreSQL as they are and to SQLite as it keeps them: both sides are alike.</summary>
/// <remarks><c>SCHEMARUNNER_SEED</c> repeats a run by the seed it printed.</remarks>
public sealed class RandomValueTests
{
    private const int Values = 1_000;

    private static readonly (string Name, string PostgresType, string SqliteType, Func<Random, (string Postgres, string Sqlite)> Next)[] s_kinds =
    [
        ("doubles", "double precision", "REAL", random => Same(Real(random))),
        ("doubles_as_text", "double precision", "TEXT", random => Bits(random) is var text ? (Quoted(text), Quoted(text)) : default),
        ("halves", "double precision", "TEXT", random => $"{random.NextInt64(100_000_000_000_000, 999_999_999_999_999)}.5" is var text ? (Quoted(text), Quoted(text)) : default),
        ("singles", "real", "REAL", random => Same(BitConverter.Int32BitsToSingle(random.Next() & ~0x4000_0000).ToString("R", CultureInfo.InvariantCulture))),
        ("integers", "bigint", "INTEGER", random => Same(Text(random.NextInt64() >> random.Next(63)))),
        ("decimals", "numeric", "TEXT", random => Quoted(Decimal(random)) is var text ? (text, text) : default),
        ("amounts", "numeric(12,2)", "REAL", random => Same(Text((decimal)random.Next(-1_000_000, 1_000_000) / 100))),
        ("moments", "timestamptz", "TEXT", random => Moment(random) is var moment
            ? (Quoted(moment.ToString("yyyy-MM-dd HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture)), Quoted(moment.ToString(Pick(random, "O", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.ffffff zzz"), CultureInfo.InvariantCulture)))
            : default),
        ("stamps", "timestamp", "DATETIME", random => Moment(random) is var moment
            ? (Quoted(moment.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)), Quoted(moment.ToString(Pick(random, "yyyy-MM-ddTHH:mm:ss.FFFFFF", "yyyy-MM-dd HH:mm:ss.ffffffZ"), CultureInfo.InvariantCulture)))
            : default),
        ("fractions", "timestamp", "TEXT", random => Quoted("2026-11-21 07:30:00." + Digits(random, random.Next(1, 14))) is var text ? (text, text) : default),
        ("truths", "boolean", "", random => random.Next(2) == 1 ? ("true", Pick(random, "1", "'t'", "'TRUE'", "1.0")) : ("false", Pick(random, "0", "'f'", "'False'", "'0'"))),
        ("bytes", "bytea", "BLOB", random => Bytes(random) is var hex ? ($"'\\x{hex}'", $"x'{hex}'") : default),
        ("ids", "uuid", "TEXT", random => new Guid([.. Enumerable.Range(0, 16).Select(_ => (byte)random.Next(256))]).ToString(Pick(random, "D", "N")) is var id
            ? (Quoted(id), Quoted(random.Next(2) == 1 ? id.ToUpperInvariant() : id))
            : default),
        ("documents", "jsonb", "TEXT", random => Document(random, 3) is var json ? (Quoted(json), Quoted(json)) : default),
        ("texts", "text", "TEXT", random => Quoted(Word(random)) is var text ? (text, text) : default),
    ];

    [Fact]
    public async Task Compare_RandomValuesOfEveryType_FindsThemAlike()
    {
        var seed = Environment.GetEnvironmentVariable("SCHEMARUNNER_SEED") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"SCHEMARUNNER_SEED={seed}");
        var random = new Random(seed);
        await using var engines = await TwoEngines.CreateAsync();
        var rows = s_kinds.ToDictionary(kind => kind.Name, kind => Enumerable.Range(0, Values).Select(_ => kind.Next(random)).ToList());
        await engines.Postgres.LoadAsync(s_kinds.SelectMany(kind => Table(kind.Name, kind.PostgresType, rows[kind.Name].Select(row => row.Postgres))));
        await engines.Sqlite.LoadAsync(s_kinds.SelectMany(kind => Table(kind.Name, kind.SqliteType, rows[kind.Name].Select(row => row.Sqlite))));

        var comparison = await engines.CompareAsync();

        comparison.Tables.Count.ShouldBe(s_kinds.Length);
        comparison.Tables.Sum(table => table.RowsInA).ShouldBe(s_kinds.Length * (long)Values);
        comparison.Tables.SelectMany(table => table.Changed.Named.SelectMany(row => row.Values).Select(value => $"{table.Name}: {value.Text}"))
            .ShouldBeEmpty($"SCHEMARUNNER_SEED={seed}");
        comparison.IsEqual.ShouldBeTrue();
    }

    private static IEnumerable<string> Table(string name, string type, IEnumerable<string> values) =>
        values.Index().Chunk(500).Select(chunk => $"INSERT INTO {name} VALUES {string.Join(", ", chunk.Select(row => $"({row.Index}, {row.Item})"))}")
            .Prepend($"CREATE TABLE {name} (id integer PRIMARY KEY, value {type})");

    private static (string Postgres, string Sqlite) Same(string text) => (Quoted(text), text);

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];

    private static string Digits(Random random, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + random.Next(10))));

    private static string Bytes(Random random) => Convert.ToHexString([.. Enumerable.Range(0, random.Next(40)).Select(_ => (byte)random.Next(256))]);

    private static string Bits(Random random) => BitConverter.UInt64BitsToDouble(((ulong)random.Next(2) << 63) | ((ulong)random.Next(0x7FF) << 52) | (ulong)random.NextInt64(1L << 52)).ToString("R", CultureInfo.InvariantCulture);

    private static string Real(Random random)
    {
        if (random.Next(2) == 1) return ((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 9))).ToString("R", CultureInfo.InvariantCulture);
        return Math.Round((random.NextDouble() - 0.5) * 1_000_000, random.Next(6)).ToString("R", CultureInfo.InvariantCulture);
    }

    private static string Decimal(Random random)
    {
        var digits = random.Next(1, 9) + Digits(random, random.Next(30));
        var sign = random.Next(2) == 1 ? "-" : "";
        return random.Next(3) switch
        {
            0 => sign + digits,
            1 => $"{sign}{digits}.{Digits(random, random.Next(1, 20))}",
            _ => $"{sign}{digits}e{random.Next(-30, 30)}",
        };
    }

    private static DateTimeOffset Moment(Random random) => new DateTimeOffset(
        new DateTime(random.NextInt64(new DateTime(2, 1, 1).Ticks, new DateTime(9998, 1, 1).Ticks) / 10 * 10), TimeSpan.Zero)
        .ToOffset(TimeSpan.FromMinutes(15 * random.Next(-48, 57)));

    private static string Word(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(30); i > 0; i--) text.Append(random.Next(4) == 0 ? new Rune(random.Next(0x1F300, 0x1F5FF)).ToString() : ((char)random.Next(1, 0x2FF)).ToString());
        return text.ToString();
    }

    private static string Document(Random random, int depth) => random.Next(depth > 0 ? 7 : 5) switch
    {
        0 => Pick(random, "true", "false", "null"),
        1 => Text(random.Next(-1_000, 1_000)),
        2 => Decimal(random),
        3 or 4 => JsonSerializer.Serialize(Word(random)),
        5 => $"[ {string.Join(" ,", Enumerable.Range(0, random.Next(4)).Select(_ => Document(random, depth - 1)))}]",
        _ => $"{{{string.Join(", ", Enumerable.Range(0, random.Next(5)).Select(_ => $"{JsonSerializer.Serialize(Pick(random, "a", "b", "bb", "é", Word(random)))} :{Document(random, depth - 1)}"))}}}",
    };
}
