using System.Globalization;
using SchemaRunner.Comparisons.Ranges;
using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Ranges;

/// <summary>Finds keys that cut a range into pieces of about the same size.</summary>
internal sealed class RangeCut(NativeConnection connection, RangedTable table)
{
    // A row takes more bytes than this in a file
    private const int LeastRowBytes = 16;
    private const int SamplesForEach = 8;

    private readonly RangeCondition condition = new(table);
    private readonly List<RangeValue> key = [.. table.Key.Select(column => new RangeValue(column))];

    /// <summary>The keys, ascending; none when the range is no larger than a piece.</summary>
    public IReadOnlyList<RowKey> Find(KeyRange range, int rowsEach, int most)
    {
        var found = key is [{ IsInteger: true } only] && only.IsOrderedByItself(table.Order) && Ends(range, only) is { } ends
            ? Between(range, only, ends.First, ends.Last, rowsEach, most)
            : Walk(range, rowsEach, most);
        return [.. Distinct(found, range)];
    }

    private string Source => $"main.{SqlText.Quote(table.Table.Name)} AS t";

    // Two looks into the index
    private (long First, long Last)? Ends(KeyRange range, RangeValue only)
    {
        using var first = connection.Prepare($"SELECT min({only.Name}) FROM {Source} WHERE {condition.In(range)}");
        using var last = connection.Prepare($"SELECT max({only.Name}) FROM {Source} WHERE {condition.In(range)}");
        return first.Step() && last.Step() && first.TypeOf(0) == SqliteApi.TypeInteger && last.TypeOf(0) == SqliteApi.TypeInteger
            ? (first.Int64(0), last.Int64(0))
            : null;
    }

    // Numbers at the same distance from each other; what is uneven is cut again when it differs
    private IEnumerable<RowKey> Between(KeyRange range, RangeValue only, long first, long last, int rowsEach, int most)
    {
        var span = (Int128)last - first + 1;
        var rows = range == KeyRange.All ? Int128.Min(span, MostRows()) : Int128.Min(span, connection.QueryInt64(Count(range)));
        var pieces = Int128.Min(rows / rowsEach, most);
        for (Int128 i = 1; i < pieces; i++)
        {
            var from = (long)(first + (span * i / pieces));
            var next = connection.Prepare($"SELECT min({only.Name}) FROM {Source} WHERE {only.Name} >= {from.ToString(CultureInfo.InvariantCulture)}");
            using (next)
            {
                if (next.Step() && next.TypeOf(0) == SqliteApi.TypeInteger) yield return new RowKey([next.Int64(0).ToString(CultureInfo.InvariantCulture)]);
            }
        }
    }

    // Of every so many keys one; a sample of them where each would have to be put into an order that no index has
    private IEnumerable<RowKey> Walk(KeyRange range, int rowsEach, int most)
    {
        var rows = connection.QueryInt64(Count(range));
        var step = Math.Max(rowsEach, (rows + most - 1) / most);
        if (rows <= step) yield break;

        var sampled = "";
        if (key.Exists(value => !value.IsOrderedByItself(table.Order)) && step > SamplesForEach)
        {
            sampled = string.Create(
                CultureInfo.InvariantCulture,
                $" AND schemarunner_fingerprint({string.Join(", ", key.Select(value => value.Name))}) % {step / SamplesForEach} = 0");
            step = SamplesForEach;
        }

        using var statement = connection.Prepare(
            $"SELECT {string.Join(", ", key.Select(value => value.Told))} FROM {Source} WHERE {condition.In(range)}{NotNull()}{sampled} ORDER BY {condition.Order}");
        for (long place = 0; statement.Step(); place++)
        {
            if (place == 0 || place % step != 0) continue;
            var texts = key.Select((value, i) => value.TextAt(statement, i)).ToList();
            if (key.Zip(texts, (value, text) => value.CanBound(text)).All(can => can)) yield return new RowKey(texts);
        }
    }

    private string NotNull() => string.Concat(key.Where(value => value.IsNullable).Select(value => $" AND {value.Name} IS NOT NULL"));

    private string Count(KeyRange range) => $"SELECT count(*) FROM {Source} WHERE {condition.In(range)}";

    private long MostRows() => connection.QueryInt64("PRAGMA main.page_count") * connection.QueryInt64("PRAGMA main.page_size") / LeastRowBytes;

    private static IEnumerable<RowKey> Distinct(IEnumerable<RowKey> keys, KeyRange range)
    {
        var last = range.From;
        foreach (var one in keys)
        {
            if (!one.Equals(last) && !one.Equals(range.To)) yield return one;
            last = one;
        }
    }
}
