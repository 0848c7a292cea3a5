using SchemaRunner.Comparisons.Ranges;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Comparisons;

/// <summary>Says how a pair of tables is to be read so that both sides give the same for the same.</summary>
internal static class RangedPair
{
    /// <summary>The two sides, and what is wanted of a key that they do not share.</summary>
    /// <param name="pair">The tables.</param>
    /// <param name="a">Reads A.</param>
    /// <param name="b">Reads B.</param>
    /// <param name="acrossEngines">Whether the engines differ.</param>
    public static (BothSides Sides, string? Note) Of(ComparedPair pair, IRangeReader a, IRangeReader b, bool acrossEngines)
    {
        var columns = pair.Columns.Select(column => (column.A, column.B, Form: FormOf(column.A, column.B))).ToList();
        var counterpart = columns.ToDictionary(column => column.A.Id, column => column.B.Id);
        var isKeyShared = pair.A.KeyColumnIds.Count > 0
            && pair.A.KeyColumnIds.Select(id => counterpart.GetValueOrDefault(id)).SequenceEqual(pair.B.KeyColumnIds, StringComparer.Ordinal);
        var key = isKeyShared ? pair.A.KeyColumnIds.Select(id => columns.Single(column => column.A.Id == id)).ToList() : [];
        var sides = new BothSides(
            a, b,
            new RangedTable(pair.A, [.. key.Select(c => new RangedColumn(c.A, c.Form))], [.. columns.Select(c => new RangedColumn(c.A, c.Form))]),
            new RangedTable(pair.B, [.. key.Select(c => new RangedColumn(c.B, c.Form))], [.. columns.Select(c => new RangedColumn(c.B, c.Form))]));
        if (key.Any(column => column.Form != ValueForm.Own)) sides = sides.InCanonicalOrder();
        return (sides, isKeyShared ? null : NoteOn(pair));

        ValueForm FormOf(Column ofA, Column ofB) =>
            !acrossEngines && ofA.Type == ofB.Type ? ValueForm.Own : ValueForms.Common(a.FormOf(ofA), b.FormOf(ofB));
    }

    private static string NoteOn(ComparedPair pair) => (pair.A.KeyColumnIds.Count, pair.B.KeyColumnIds.Count) switch
    {
        (0, 0) => "without a primary key its rows cannot be told apart, so none is named",
        (0, _) => "A has no primary key for it, so no row is named",
        (_, 0) => "B has no primary key for it, so no row is named",
        _ => $"its primary key is {KeyOf(pair.A)} in A and {KeyOf(pair.B)} in B, so no row is named",
    };

    private static string KeyOf(Table table) => $"({DisplayName.ColumnsOf(table, table.KeyColumnIds)})";
}
