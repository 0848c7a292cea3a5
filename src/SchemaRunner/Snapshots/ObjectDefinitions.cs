using SchemaRunner.Execution;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Snapshots;

/// <summary>Definitions of objects by the names that their fingerprints have, as the journal keeps them.</summary>
internal static class ObjectDefinitions
{
    private const int Longest = 48;

    /// <summary>By name, the properties that have a value; of objects that share a name, none.</summary>
    public static SortedDictionary<string, IReadOnlyDictionary<string, string>> Of(Structure part, IReadOnlyCollection<string> names)
    {
        var definitions = DocumentObjects.Of(part)
            .GroupBy(o => $"{KindWords.Of(o.Kind)} {o.Name}", StringComparer.Ordinal)
            .Where(group => names.Contains(group.Key) && !group.Skip(1).Any());
        return new SortedDictionary<string, IReadOnlyDictionary<string, string>>(
            definitions.ToDictionary(group => group.Key, group => Values(group.First())), StringComparer.Ordinal);
    }

    /// <summary><c>columns: n → n, y; unique: false → true</c>; of long values the part in which they begin to differ.</summary>
    public static string Difference(IReadOnlyDictionary<string, string> was, IReadOnlyDictionary<string, string> now) => string.Join("; ", was.Keys
        .Union(now.Keys)
        .Where(name => was.GetValueOrDefault(name) != now.GetValueOrDefault(name))
        .Order(StringComparer.Ordinal)
        .Select(name => $"{name}: {Change(was.GetValueOrDefault(name), now.GetValueOrDefault(name))}"));

    private static IReadOnlyDictionary<string, string> Values(ObjectDocument item) => new SortedDictionary<string, string>(
        item.Facets.Where(facet => facet.Value is not null).ToDictionary(facet => facet.Key, facet => facet.Value!), StringComparer.Ordinal);

    private static string Change(string? was, string? now) =>
        was is null || now is null || Math.Max(was.Length, now.Length) > Longest
            ? SampleText.OfChange(new SampleValue(was ?? "none", IsText: false), new SampleValue(now ?? "none", IsText: false))
            : $"{was} → {now}";
}
