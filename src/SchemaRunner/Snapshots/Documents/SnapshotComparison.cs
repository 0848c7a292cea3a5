namespace SchemaRunner.Snapshots.Documents;

/// <summary>Compares two snapshots of one kind of engine, by names.</summary>
internal static class SnapshotComparison
{
    /// <summary>Every difference, structure first; what is a part of a table that is not there is not listed besides the table.</summary>
    public static IReadOnlyList<Difference> Between(SnapshotDocument a, SnapshotDocument b) => [.. Structure(a, b), .. Content(a, b)];

    /// <summary>The differences of the structure alone.</summary>
    public static IReadOnlyList<Difference> Structure(SnapshotDocument a, SnapshotDocument b) => Structure(a.Objects, b.Objects);

    /// <summary>The differences of two structures, each as <see cref="DocumentObjects.Of"/> describes it.</summary>
    public static IReadOnlyList<Difference> Structure(IReadOnlyList<ObjectDocument> a, IReadOnlyList<ObjectDocument> b)
    {
        var (inA, inB) = (Lookup(a), Lookup(b));
        var (gone, come) = (TablesOnlyIn(inA, inB), TablesOnlyIn(inB, inA));
        return
        [
            .. inA.Select(group => group.Key).Union(inB.Select(group => group.Key))
                .OrderBy(place => place.Kind).ThenBy(place => place.Name, StringComparer.Ordinal)
                .SelectMany(place => Compare(
                    [.. inA[place].Where(o => o.Table is null || !gone.Contains(o.Table))],
                    [.. inB[place].Where(o => o.Table is null || !come.Contains(o.Table))])),
        ];
    }

    /// <summary>The differences of what tables hold that are in both.</summary>
    public static IReadOnlyList<Difference> Content(SnapshotDocument a, SnapshotDocument b)
    {
        var others = b.Tables.ToDictionary(t => t.Name);
        return [.. a.Tables.Where(t => others.ContainsKey(t.Name)).SelectMany(t => Content(t, others[t.Name]))];
    }

    private static IEnumerable<Difference> Content(TableDocument a, TableDocument b)
    {
        if (a.Rows != b.Rows)
        {
            yield return new Difference(DifferenceKind.Rows, ObjectKind.Table, a.Name, Quantity.Of(a.Rows, "row"), Quantity.Of(b.Rows, "row"));
            yield break;
        }

        // Values are bound to their rows by the key: with another key nothing can be said
        if (!a.Key.SequenceEqual(b.Key))
        {
            yield return new Difference(DifferenceKind.Content, ObjectKind.Table, a.Name, KeyOf(a), KeyOf(b));
            yield break;
        }

        // Nor of values whose rows have other keys
        var columns = a.Digests.Keys.Intersect(b.Digests.Keys).Where(column => a.Digests[column] != b.Digests[column]).ToList();
        foreach (var column in columns.Exists(a.Key.Contains) ? columns.Where(a.Key.Contains) : columns)
        {
            yield return new Difference(
                DifferenceKind.Content, ObjectKind.Column, $"{a.Name}.{column}", $"digest {a.Digests[column]}", $"digest {b.Digests[column]}");
        }

        if (columns.Count == 0 && a.RowDigest != b.RowDigest && a.Columns.SequenceEqual(b.Columns))
        {
            yield return new Difference(
                DifferenceKind.Content, ObjectKind.Table, a.Name, $"digest of rows {a.RowDigest}", $"digest of rows {b.RowDigest}");
        }
    }

    // Keys without a name may be there twice: then they are compared in their order
    private static IEnumerable<Difference> Compare(ObjectDocument[] a, ObjectDocument[] b)
    {
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            var (was, now) = (a.ElementAtOrDefault(i), b.ElementAtOrDefault(i));
            if (was is null) yield return new Difference(DifferenceKind.OnlyInB, now!.Kind, now.Name, null, KindWords.Of(now.Kind));
            else if (now is null) yield return new Difference(DifferenceKind.OnlyInA, was.Kind, was.Name, KindWords.Of(was.Kind), null);
            else if (Facets(was, now) is { Count: > 0 } facets)
                yield return new Difference(DifferenceKind.Definition, was.Kind, was.Name, Words(was, facets), Words(now, facets));
        }
    }

    private static List<string> Facets(ObjectDocument a, ObjectDocument b) =>
        [.. a.Facets.Keys.Union(b.Facets.Keys).Where(name => a.Facets.GetValueOrDefault(name) != b.Facets.GetValueOrDefault(name)).Order(StringComparer.Ordinal)];

    private static string Words(ObjectDocument item, IEnumerable<string> facets) =>
        string.Join(", ", facets.Select(name => $"{name} {item.Facets.GetValueOrDefault(name) ?? "none"}"));

    private static HashSet<string> TablesOnlyIn(
        ILookup<(ObjectKind Kind, string Name), ObjectDocument> here, ILookup<(ObjectKind Kind, string Name), ObjectDocument> there) =>
        [.. here.Select(group => group.Key).Where(place => place.Kind == ObjectKind.Table && !there.Contains(place)).Select(place => place.Name)];

    private static ILookup<(ObjectKind Kind, string Name), ObjectDocument> Lookup(IReadOnlyList<ObjectDocument> objects) =>
        objects.ToLookup(o => (o.Kind, o.Name));

    private static string KeyOf(TableDocument table) => table.Key.Count == 0 ? "no key" : $"key ({string.Join(", ", table.Key)})";
}
