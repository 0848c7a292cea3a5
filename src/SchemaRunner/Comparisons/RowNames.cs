using SchemaRunner.Comparisons.Ranges;
using SchemaRunner.Execution;

namespace SchemaRunner.Comparisons;

/// <summary>The rows that a search has found, as they are named, with the values that differ.</summary>
internal sealed record RowNames(
    IReadOnlyList<NamedRow> OnlyInA, IReadOnlyList<NamedRow> OnlyInB, IReadOnlyList<ChangedRow> Changed)
{
    public static async Task<RowNames> ReadAsync(BothSides sides, RowSearch search, CancellationToken cancellationToken)
    {
        var changed = search.Changed.Select(row => row.Key).ToList();
        var (a, b) = await BothSides.RunAsync(
            token => sides.A.ReadValuesAsync(sides.InA, [.. search.OnlyInA, .. changed], token),
            token => sides.B.ReadValuesAsync(sides.InB, [.. search.OnlyInB, .. changed], token),
            cancellationToken);
        var (inA, inB) = (ByKey(a), ByKey(b));
        string[] key = [.. sides.InA.Key.Select(column => column.Column.Name)], columns = [.. sides.InA.Columns.Select(column => column.Column.Name)];
        return new RowNames(
            [.. search.OnlyInA.Select(row => NameOf(key, inA, row))],
            [.. search.OnlyInB.Select(row => NameOf(key, inB, row))],
            [
                .. search.Changed.Select(row => new ChangedRow(
                    NameOf(key, inA, row.Key),
                    [.. row.Columns.Select(i => ValueOf(columns[i], inA[row.Key], inB[row.Key], i))])),
            ]);
    }

    private static Dictionary<RowKey, RowValues> ByKey(IReadOnlyList<RowValues> rows) =>
        rows.GroupBy(row => row.Key).ToDictionary(group => group.Key, group => group.First());

    private static NamedRow NameOf(string[] key, Dictionary<RowKey, RowValues> rows, RowKey row)
    {
        var values = rows[row].KeyValues;
        return new NamedRow(key.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second.Text), SampleText.OfRow(key, values));
    }

    private static ChangedValue ValueOf(string column, RowValues a, RowValues b, int number) => new(
        column, a.Values[number].Text, b.Values[number].Text, SampleText.OfChange(a.Values[number], b.Values[number]));
}
