namespace SchemaRunner.Reports;

/// <summary>How a phase changed the structure's fingerprints, so that the journal's entries add up to the structure.</summary>
/// <param name="Set">By object, such as <c>index public.idx_mst_desa_name_lower</c>, the fingerprint of its definition.</param>
/// <param name="Removed">Objects that are gone.</param>
public sealed record StructureDelta(IReadOnlyDictionary<string, string> Set, IReadOnlyList<string> Removed)
{
    private static readonly Dictionary<string, IReadOnlyDictionary<string, string>> s_none = [];

    /// <summary>
    /// By object of <see cref="Set"/>, its definition, property by property, so that drift can be told as what was and what
    /// is; none in reports of earlier releases.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Definitions { get; init => field = value ?? s_none; } = s_none;
}
