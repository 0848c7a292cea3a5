using System.Globalization;
using System.Text;
using SchemaRunner.Sqlite.Canonical;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CanonicalValues;

public sealed class TextHashTests
{
    private static readonly long[] s_seeds = [0, 1, -1, 42, 4_294_967_296, long.MinValue, long.MaxValue, -7_046_029_254_386_353_131];

    private static readonly string[] s_texts = ["", "Padang", "ñandú", "Ağrı", "Владивосток", "東京都", "🐟🎣", "e\u0301", "a\tb\nc", " "];

    [Fact]
    public async Task Of_TextsOfAllLengthsAndSeeds_IsWhatTheServerSays()
    {
        await using var database = await PostgresTestDatabase.CreateAsync();

        // each length up to five rounds, each position of a multi-byte character
        var texts = s_texts.Concat(Enumerable.Range(0, 66).Select(length => string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i % 26))))))
            .Concat(Enumerable.Range(0, 26).Select(length => new string('x', length) + "é" + new string('\u6771', length % 7))).Append(string.Concat(Enumerable.Repeat("🐟", 5_000))).ToList();
        await database.LoadAsync(["CREATE TABLE told (n integer, value text)", .. texts.Index().Select(t => $"INSERT INTO told VALUES ({t.Index}, '{t.Item}')")]);

        var rows = await database.RowsAsync(
            $"SELECT n, seed, hashtextextended(value COLLATE \"C\", seed) FROM told, unnest(ARRAY[{string.Join(", ", s_seeds.Select(Literal))}]) AS seed");

        rows.Count.ShouldBe(texts.Count * s_seeds.Length);
        foreach (var row in rows)
        {
            var (text, seed) = (texts[int.Parse(row[0]!, CultureInfo.InvariantCulture)], long.Parse(row[1]!, CultureInfo.InvariantCulture));
            var hash = unchecked((long)TextHash.Of(Encoding.UTF8.GetBytes(text), (ulong)seed));
            hash.ToString(CultureInfo.InvariantCulture).ShouldBe(row[2], $"'{text[..Math.Min(text.Length, 70)]}' with seed {seed}");
        }
    }

    // The smallest number has no literal
    private static string Literal(long seed) => seed == long.MinValue ? "(-9223372036854775807 - 1)" : $"{seed}::bigint";
}
