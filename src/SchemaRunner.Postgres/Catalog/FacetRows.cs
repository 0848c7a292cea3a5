using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Catalog;

/// <summary>Reads facets as the catalog queries return them: rows of name, value and meaning.</summary>
internal static class FacetRows
{
    /// <summary>A comment's words, and a body in a language that is not SQL's.</summary>
    private static readonly string[] s_exact = ["text", "source"];

    /// <summary>REFRESH fills a materialized view at any time.</summary>
    private static readonly string[] s_states = ["populated"];

    public static IReadOnlyList<Facet> Read(string?[,] rows)
    {
        var facets = new Facet[rows.GetLength(0)];
        for (var i = 0; i < facets.Length; i++)
        {
            var name = rows[i, 0]!;
            facets[i] = new(name, rows[i, 1], rows[i, 2]) { IsExact = s_exact.Contains(name), IsState = s_states.Contains(name) };
        }

        return facets;
    }
}
