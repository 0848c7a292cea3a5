using SchemaRunner.Snapshots;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Comparisons;

/// <summary>Finds which table of A is to be compared with which one of B, by names.</summary>
/// <param name="Pairs">The pairs, in the order of A's names.</param>
/// <param name="Missing">Tables that are on one side alone, and columns of pairs.</param>
/// <param name="Notes">Pairs that cannot be compared.</param>
internal sealed record TablePairing(
    IReadOnlyList<ComparedPair> Pairs, IReadOnlyList<Difference> Missing, IReadOnlyList<string> Notes)
{
    /// <summary>Pairs the tables of A and B.</summary>
    /// <param name="a">A.</param>
    /// <param name="b">B.</param>
    /// <param name="acrossEngines">Whether the engines differ, so that the default schema has two names and case may have been folded.</param>
    /// <param name="map">What has another name on the other side.</param>
    public static TablePairing Of(Structure a, Structure b, bool acrossEngines, NameMap map)
    {
        var others = new NameLookup<Table>(
            b.Tables.Where(table => !map.Knows(table)), table => NameIn(b, table, acrossEngines), acrossEngines ? a.Tables.Select(table => NameIn(a, table, acrossEngines)) : null);
        var pairs = new List<ComparedPair>();
        var missing = new List<Difference>();
        var notes = new List<string>();
        foreach (var table in a.Tables.OrderBy(ObjectNames.Of, StringComparer.Ordinal))
        {
            if ((map.Find(table) ?? others.Take(NameIn(a, table, acrossEngines))) is not { } other)
            {
                missing.Add(OnlyInA(ObjectKind.Table, ObjectNames.Of(table)));
                continue;
            }

            var pair = PairOf(table, other, acrossEngines, map);
            if (table.HoldsRows != other.HoldsRows) notes.Add($"{ObjectNames.Of(table)} keeps its rows in partitions on one side only: not compared");
            if (!table.HoldsRows || !other.HoldsRows) continue;
            pairs.Add(pair);
            missing.AddRange(MissingColumns(pair));
        }

        missing.AddRange(others.Left.OrderBy(ObjectNames.Of, StringComparer.Ordinal).Select(table => OnlyInB(ObjectKind.Table, ObjectNames.Of(table))));
        return new TablePairing(pairs, missing, notes);
    }

    /// <summary>The pairing without tables that are left out.</summary>
    /// <param name="excluded">Their names, with or without their schema.</param>
    public TablePairing Without(IReadOnlyList<string> excluded)
    {
        var left = Pairs.Where(pair => excluded.Contains(pair.A.Name) || excluded.Contains(ObjectNames.Of(pair.A))).ToList();
        return left.Count == 0 ? this : this with
        {
            Pairs = [.. Pairs.Except(left)],
            Notes = [.. Notes, $"left out: {string.Join(", ", left.Select(pair => ObjectNames.Of(pair.A)))}"],
        };
    }

    // The default schema of one engine stands for that of the other
    private static string NameIn(Structure structure, Table table, bool acrossEngines) =>
        acrossEngines && table.Schema == structure.DefaultSchema ? table.Name : ObjectNames.Of(table);

    private static ComparedPair PairOf(Table a, Table b, bool acrossEngines, NameMap map)
    {
        var others = new NameLookup<Column>(
            b.Columns.Where(column => !map.Knows(a, column)), column => column.Name, acrossEngines ? a.Columns.Select(column => column.Name) : null);
        var columns = a.Columns.Select(column => (A: column, B: map.Find(a, column) ?? others.Take(column.Name)));
        return new ComparedPair(a, b, [.. columns.Where(pair => pair.B is not null).Select(pair => (pair.A, pair.B!))]);
    }

    private static IEnumerable<Difference> MissingColumns(ComparedPair pair) =>
    [
        .. pair.A.Columns.Except(pair.Columns.Select(column => column.A)).Select(column => OnlyInA(ObjectKind.Column, $"{ObjectNames.Of(pair.A)}.{column.Name}")),
        .. pair.B.Columns.Except(pair.Columns.Select(column => column.B)).Select(column => OnlyInB(ObjectKind.Column, $"{ObjectNames.Of(pair.B)}.{column.Name}")),
    ];

    private static Difference OnlyInA(ObjectKind kind, string name) => new(DifferenceKind.OnlyInA, kind, name, KindWords.Of(kind), null);

    private static Difference OnlyInB(ObjectKind kind, string name) => new(DifferenceKind.OnlyInB, kind, name, null, KindWords.Of(kind));
}
