using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace SchemaRunner.Snapshots;

/// <summary>A short hash of every object's definition, by the object's kind and name.</summary>
/// <remarks>
/// It is made of <see cref="Facet.Value"/> only, so that the same structure has the same fingerprint in another session
/// or on another server. Positions of sequences are not structure and take no part.
/// </remarks>
public static class StructureFingerprint
{
    /// <summary>Most objects of a structure are those of the structure before: theirs are not made again.</summary>
    private static readonly ConditionalWeakTable<object, string> s_hashes = [];

    /// <summary>By object, such as <c>index public.idx_mst_desa_name_lower</c>, sixteen hex digits.</summary>
    public static SortedDictionary<string, string> Of(Structure structure)
    {
        var map = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var tables = structure.Tables.ToDictionary(t => t.Id);

        void Add(string key, object item, Func<IEnumerable<string?>> parts)
        {
            // overloads and unnamed keys may share a name; their order is made of their definitions
            var text = s_hashes.GetValue(item, _ => Hash(parts()));
            map[key] = map.TryGetValue(key, out var other) ? Hash(new[] { text, other }.Order(StringComparer.Ordinal)) : text;
        }

        foreach (var table in structure.Tables)
        {
            var name = $"{table.Schema}.{table.Name}";
            Add($"table {name}", table, () => Parts(table.Facets));
            foreach (var column in table.Columns) Add($"column {name}.{column.Name}", column, () => [column.Type, .. Parts(column.Facets)]);
        }

        foreach (var key in structure.ForeignKeys)
        {
            var child = tables[key.ChildTableId];
            var columns = ColumnNames(child, key.ChildColumnIds);
            Add($"foreign key {child.Schema}.{child.Name}({columns}) to {key.ParentTable}({string.Join(", ", key.ParentColumns)})",
                key, () => [key.MatchFull ? "full" : "simple", .. Parts(key.Facets)]);
        }

        foreach (var sequence in structure.Sequences)
            Add($"sequence {sequence.Schema}.{sequence.Name}", sequence, () => Parts(sequence.Facets));
        foreach (var item in structure.Objects)
        {
            var table = item.TableId is { } id && tables.TryGetValue(id, out var owner) ? $"{owner.Name}: " : "";
            Add($"{KindWords.Of(item.Kind)} {item.Schema}.{table}{item.Name}", item, () => Parts(item.Facets));
        }

        return map;
    }

    /// <summary>
    /// The form in which definitions are read and hashed. It is counted up whenever a release describes the same
    /// structure otherwise, so that an older journal is not taken for drift.
    /// </summary>
    private const string Form = "f1:";

    /// <summary>Whether a hash was made of definitions in the form that this release reads them in.</summary>
    public static bool IsOfThisForm(string hash) => hash.StartsWith(Form, StringComparison.Ordinal);

    /// <summary>One hash over all fingerprints: the form and lower-case hex.</summary>
    public static string HashOf(IReadOnlyDictionary<string, string> fingerprints)
    {
        IEnumerable<KeyValuePair<string, string>> sorted = fingerprints is SortedDictionary<string, string> map
            && map.Comparer.Equals(StringComparer.Ordinal) ? map : fingerprints.Order(ByKey);
        var text = string.Join('\n', sorted.Select(pair => $"{pair.Key}={pair.Value}"));
        return Form + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static readonly Comparer<KeyValuePair<string, string>> ByKey =
        Comparer<KeyValuePair<string, string>>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key));

    private static IEnumerable<string?> Parts(IEnumerable<Facet> facets) =>
        facets.Where(f => !f.IsState).OrderBy(f => f.Name, StringComparer.Ordinal).SelectMany(f => (string?[])[f.Name, f.Value]);

    private static string ColumnNames(Table table, IReadOnlyList<string> ids) =>
        string.Join(", ", ids.Select(id => table.Columns.FirstOrDefault(c => c.Id == id)?.Name ?? "?"));

    private static string Hash(IEnumerable<string?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts) text.Append(part is null ? "-" : part.Length.ToString()).Append(':').Append(part);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }
}
