using System.Globalization;
using SchemaRunner.Comparisons.Ranges;

namespace SchemaRunner.Sqlite.Ranges;

/// <summary>Conditions on the key of a table that is read by ranges, in the order that both sides share.</summary>
internal sealed class RangeCondition(RangedTable table)
{
    private readonly List<RangeValue> key = [.. table.Key.Select(column => new RangeValue(column))];

    /// <summary>The key as rows are ordered by it.</summary>
    public string Order => string.Join(", ", key.Select(value => value.Ordered(table.Order)));

    /// <summary>Whether the row is in a range; a key with NULL in it comes before all others.</summary>
    public string In(KeyRange range) => (range.From, range.To) switch
    {
        (null, null) => "true",
        (null, { } to) => $"({Row} < {Bound(to)}{Nulls(" OR ", "IS NULL")})",
        ({ } from, null) => $"{Row} >= {Bound(from)}{Nulls(" AND ", "IS NOT NULL")}",
        ({ } from, { } to) => $"{Row} >= {Bound(from)} AND {Row} < {Bound(to)}{Nulls(" AND ", "IS NOT NULL")}",
    };

    /// <summary>Whether the row may have one of some keys.</summary>
    public string Among(IEnumerable<RowKey> keys) => string.Join(
        " OR ", keys.Select(one => $"({string.Join(" AND ", key.Zip(one.Values, (value, text) => value.MayBe(text)))})"));

    /// <summary>The number of the piece that the row is in, the first being 0.</summary>
    /// <param name="boundaries">The first keys of all pieces but the first.</param>
    public string Piece(IReadOnlyList<RowKey> boundaries)
    {
        var search = Search(boundaries, 0, boundaries.Count);
        var nulls = Nulls(" OR ", "IS NULL");
        return nulls.Length == 0 ? search : $"CASE WHEN {nulls[4..]} THEN 0 ELSE {search} END";
    }

    private string Row => key.Count == 1 ? Order : $"({Order})";

    private string Bound(RowKey bound)
    {
        var bounds = key.Zip(bound.Values, (value, text) => value.Bound(text!));
        return key.Count == 1 ? bounds.Single() : $"({string.Join(", ", bounds)})";
    }

    private string Nulls(string joined, string condition) =>
        string.Concat(key.Where(value => value.IsNullable).Select(value => $"{joined}{value.Name} {condition}"));

    // Halves the boundaries, so that a row is compared with a few of them only
    private string Search(IReadOnlyList<RowKey> boundaries, int from, int to)
    {
        if (from == to) return from.ToString(CultureInfo.InvariantCulture);
        var middle = (from + to) / 2;
        return $"CASE WHEN {Row} < {Bound(boundaries[middle])} THEN {Search(boundaries, from, middle)} ELSE {Search(boundaries, middle + 1, to)} END";
    }
}
