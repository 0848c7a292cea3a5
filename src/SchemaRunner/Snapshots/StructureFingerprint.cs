namespace SchemaRunner.Snapshots;

/// <summary>A short hash of every object's definition, by the object's kind and name, and one hash over all of them.</summary>
/// <remarks>
/// It is made of <see cref="Facet.Value"/> only, so that the same structure has the same fingerprint in another session
/// or on another server. Positions of sequences are not structure and take no part. Both hashes are sums, which have no
/// order: what has changed is taken out and put in, and the rest need not be looked at again.
/// </remarks>
public sealed class StructureFingerprint
{
    /// <summary>
    /// The form in which definitions are read and hashed. It is counted up whenever a release describes the same
    /// structure otherwise, so that an older journal is not taken for drift.
    /// </summary>
    private const string Form = "f2:";

    private readonly Dictionary<object, Described> described = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, (int Objects, ulong Sum)> sums = new(StringComparer.Ordinal);
    private (UInt128 High, UInt128 Low) total;
    private long readings;

    /// <summary>The fingerprint of a structure.</summary>
    public static StructureFingerprint Of(Structure structure)
    {
        var fingerprint = new StructureFingerprint();
        fingerprint.Follow(structure);
        return fingerprint;
    }

    /// <summary>Whether a hash was made of definitions in the form that this release reads them in.</summary>
    public static bool IsOfThisForm(string hash) => hash.StartsWith(Form, StringComparison.Ordinal);

    /// <summary>One hash over all objects: the form and lower-case hex.</summary>
    public string Hash => $"{Form}{total.High:x32}{total.Low:x32}";

    /// <summary>By object, such as <c>index public.idx_mst_desa_name_lower</c>, sixteen hex digits.</summary>
    public IReadOnlyDictionary<string, string> ByObject => sums.ToDictionary(s => s.Key, s => Text(s.Value.Sum), StringComparer.Ordinal);

    /// <summary>The hash of one object; <see langword="null"/> when there is none of that name.</summary>
    public string? Find(string name) => sums.TryGetValue(name, out var found) ? Text(found.Sum) : null;

    /// <summary>Becomes the fingerprint of another structure.</summary>
    /// <returns>The names of the objects whose hash may be another now.</returns>
    public IReadOnlySet<string> Follow(Structure structure)
    {
        readings++;
        var changed = new HashSet<string>(StringComparer.Ordinal);
        var tables = structure.Tables.ToDictionary(t => t.Id);
        foreach (var table in structure.Tables) Note(table, owner: null, changed);
        foreach (var key in structure.ForeignKeys) Note(key, tables[key.ChildTableId], changed);
        foreach (var sequence in structure.Sequences) Note(sequence, owner: null, changed);
        foreach (var item in structure.Objects) Note(item, item.TableId is { } id ? tables.GetValueOrDefault(id) : null, changed);
        foreach (var (item, gone) in described.Where(d => d.Value.Reading != readings).ToList())
        {
            described.Remove(item);
            Count(gone.Fingerprints, -1, changed);
        }

        return changed;
    }

    /// <summary>The part of the structure that holds some of its objects, and the tables that they belong to.</summary>
    public Structure Part(Structure whole, IReadOnlyCollection<string> names)
    {
        var parts = described.Where(d => d.Value.Fingerprints.Any(f => names.Contains(f.Name))).ToList();
        return new Structure
        {
            DefaultSchema = whole.DefaultSchema,
            Tables = [.. parts.Select(d => d.Key as Table ?? d.Value.Owner).OfType<Table>().Distinct()],
            ForeignKeys = [.. parts.Select(d => d.Key).OfType<ForeignKey>()],
            Sequences = [.. parts.Select(d => d.Key).OfType<Sequence>()],
            Objects = [.. parts.Select(d => d.Key).OfType<SchemaObject>()],
        };
    }

    // the description of what stayed as it was is the very object that it was
    private void Note(object item, Table? owner, HashSet<string> changed)
    {
        if (described.TryGetValue(item, out var known))
        {
            known.Reading = readings;
            if (ReferenceEquals(known.Owner, owner)) return;
            Count(known.Fingerprints, -1, changed);
        }

        var now = ObjectFingerprint.Of(item, owner);
        described[item] = new Described(owner, now) { Reading = readings };
        Count(now, +1, changed);
    }

    // unnamed keys may share a name
    private void Count(IReadOnlyList<ObjectFingerprint> fingerprints, int sign, HashSet<string> changed)
    {
        foreach (var (name, high, low) in fingerprints)
        {
            changed.Add(name);
            var (objects, sum) = sums.GetValueOrDefault(name);
            unchecked
            {
                total = sign > 0 ? (total.High + high, total.Low + low) : (total.High - high, total.Low - low);
                sum = sign > 0 ? sum + (ulong)high : sum - (ulong)high;
            }

            if (objects + sign == 0) sums.Remove(name);
            else sums[name] = (objects + sign, sum);
        }
    }

    private static string Text(ulong sum) => sum.ToString("x16");

    private sealed class Described(Table? owner, IReadOnlyList<ObjectFingerprint> fingerprints)
    {
        public Table? Owner => owner;

        public IReadOnlyList<ObjectFingerprint> Fingerprints => fingerprints;

        public long Reading { get; set; }
    }
}
