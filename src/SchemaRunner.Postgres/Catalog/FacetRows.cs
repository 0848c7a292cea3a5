using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Catalog;

/// <summary>Reads facets as the catalog queries return them: rows of name, value and meaning.</summary>
internal static class FacetRows
{
    public static IReadOnlyList<Facet> Read(string?[,] rows)
    {
        var facets = new Facet[rows.GetLength(0)];
        for (var i = 0; i < facets.Length; i++) facets[i] = new(rows[i, 0]!, rows[i, 1], rows[i, 2]);
        return facets;
    }
}
