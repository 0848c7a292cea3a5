using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SchemaRunner.Snapshots;

/// <summary>The fingerprint of one object: a digest of its name and its definition.</summary>
/// <param name="Name">Its kind and name, such as <c>index public.idx_mst_desa_name_lower</c>.</param>
/// <param name="High">The digest's first half.</param>
/// <param name="Low">Its second half.</param>
internal sealed record ObjectFingerprint(string Name, UInt128 High, UInt128 Low)
{
    /// <summary>The fingerprints that a description makes: a table's are its own and its columns'.</summary>
    /// <param name="item">A table, foreign key, sequence or other object.</param>
    /// <param name="owner">The table that it belongs to.</param>
    public static IReadOnlyList<ObjectFingerprint> Of(object item, Table? owner) => item switch
    {
        Table table => [Of($"table {ObjectNames.Of(table)}", Parts(table.Facets)), .. table.Columns.Select(column => OfColumn(table, column))],
        ForeignKey key => [Of($"foreign key {ObjectNames.Of(key, owner!)}", [key.MatchFull ? "full" : "simple", .. Parts(key.Facets)])],
        Sequence sequence => [Of($"sequence {sequence.Schema}.{sequence.Name}", Parts(sequence.Facets))],
        SchemaObject other => [Of($"{KindWords.Of(other.Kind)} {ObjectNames.Of(other, owner)}", Parts(other.Facets))],
        _ => throw new ArgumentOutOfRangeException(nameof(item), item.GetType().Name, "has no fingerprint"),
    };

    private static ObjectFingerprint OfColumn(Table table, Column column) =>
        Of($"column {ObjectNames.Of(table)}.{column.Name}", [column.Type, .. Parts(column.Facets)]);

    private static IEnumerable<string?> Parts(IEnumerable<Facet> facets) =>
        facets.Where(f => !f.IsState).OrderBy(f => f.Name, StringComparer.Ordinal).SelectMany(f => (string?[])[f.Name, f.Value]);

    private static ObjectFingerprint Of(string name, IEnumerable<string?> definition)
    {
        var text = new StringBuilder();
        foreach (var part in definition.Prepend(name)) text.Append(part is null ? "-" : part.Length.ToString()).Append(':').Append(part);
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        return new ObjectFingerprint(name, BinaryPrimitives.ReadUInt128BigEndian(digest), BinaryPrimitives.ReadUInt128BigEndian(digest.AsSpan(16)));
    }
}
