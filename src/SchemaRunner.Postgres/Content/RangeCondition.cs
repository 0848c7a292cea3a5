using SchemaRunner.Comparisons.Ranges;

namespace SchemaRunner.Postgres.Content;

/// <summary>Conditions on the key of a table that is read by ranges, in the order that both sides share.</summary>
internal sealed class RangeCondition(RangedTable table)
{
    private readonly List<RangeValue> key = [.. table.Key.Select(column => new RangeValue(column))];

    /// <summary>The key as rows are ordered by it.</summary>
    public string Order => string.Join(", ", key.Select(value => value.Ordered(table.Order)));

    /// <summary>The key as texts.</summary>
    public string Texts => $"ARRAY[{string.Join(", ", key.Select(value => value.Text))}]::pg_catalog.text[]";

    /// <summary>Whether the row is in a range.</summary>
    public string In(KeyRange range) => (range.From, range.To) switch
    {
        (null, null) => "true",
        ({ } from, null) => $"{Row} >= {Bound(from)}",
        (null, { } to) => $"{Row} < {Bound(to)}",
        ({ } from, { } to) => $"{Row} >= {Bound(from)} AND {Row} < {Bound(to)}",
    };

    /// <summary>Whether the row has one of some keys.</summary>
    public string Among(IEnumerable<RowKey> keys) => string.Join(
        " OR ", keys.Select(one => $"({string.Join(" AND ", key.Zip(one.Values, (value, text) => value.Is(text!)))})"));

    /// <summary>The number of the piece that the row is in, the first being 0.</summary>
    /// <param name="boundaries">The first keys of all pieces but the first.</param>
    public string Piece(IReadOnlyList<RowKey> boundaries)
    {
        if (key is [{ Column.Form: ValueForm.Own or ValueForm.Integer } only] && ValueHash.IsInteger(only.Column.Column.Type))
        {
            var bounds = string.Join(",", boundaries.Select(boundary => boundary.Values[0]));
            return $"pg_catalog.width_bucket({only.Name}::pg_catalog.int8, '{{{bounds}}}'::pg_catalog.int8[])";
        }

        return Search(boundaries, 0, boundaries.Count);
    }

    private string Row => key is [var only] ? only.Ordered(table.Order) : $"ROW({Order})";

    private string Bound(RowKey bound)
    {
        var bounds = key.Zip(bound.Values, (value, text) => value.Bound(table.Order, text!));
        return key.Count == 1 ? bounds.Single() : $"ROW({string.Join(", ", bounds)})";
    }

    // Halves the boundaries, so that a row is compared with a few of them only
    private string Search(IReadOnlyList<RowKey> boundaries, int from, int to)
    {
        if (from == to) return from.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var middle = (from + to) / 2;
        return $"CASE WHEN {Row} < {Bound(boundaries[middle])} THEN {Search(boundaries, from, middle)} ELSE {Search(boundaries, middle + 1, to)} END";
    }
}
