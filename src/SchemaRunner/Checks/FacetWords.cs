namespace SchemaRunner.Checks;

/// <summary>Differing facets in words.</summary>
internal static class FacetWords
{
    public static string Was(IEnumerable<(string Name, string? Was, string? Now)> differences) =>
        string.Join(", ", differences.Select(d => $"{d.Name} {d.Was ?? "none"}"));

    public static string Now(IEnumerable<(string Name, string? Was, string? Now)> differences) =>
        string.Join(", ", differences.Select(d => $"{d.Name} {d.Now ?? "none"}"));

    public static string Changes(IEnumerable<(string Name, string? Was, string? Now)> differences) =>
        string.Join("; ", differences.Select(d => $"{d.Name}: {d.Was ?? "none"} → {d.Now ?? "none"}"));
}
