using System.Globalization;

namespace SchemaRunner.Postgres.Catalog;

/// <summary>What has been written to the catalogs between two moments of one transaction, as the server counts it.</summary>
/// <remarks>Rows of savepoints that were rolled back are counted too: more may have been written than has changed, never less.</remarks>
internal sealed class CatalogWrites
{
    /// <summary>Catalogs that hold nothing that the structure shows.</summary>
    private static readonly HashSet<string> s_unseen =
        ["pg_depend", "pg_shdepend", "pg_statistic", "pg_statistic_ext_data", "pg_largeobject", "pg_largeobject_metadata"];

    /// <summary>Catalogs whose changes <c>changes.sql</c> traces to relations, or which decide on a kind of objects as a whole.</summary>
    private static readonly HashSet<string> s_traced =
    [
        "pg_class", "pg_attribute", "pg_attrdef", "pg_index", "pg_constraint", "pg_trigger", "pg_policy", "pg_rewrite", "pg_inherits",
        "pg_partitioned_table", "pg_foreign_table", "pg_sequence", "pg_statistic_ext", "pg_type", "pg_enum", "pg_range", "pg_proc",
        "pg_aggregate", "pg_description", "pg_namespace",
    ];

    private readonly Dictionary<string, (long Inserted, long Updated, long Deleted)> _counts;

    private CatalogWrites(Dictionary<string, (long, long, long)> counts) => _counts = counts;

    /// <summary>Whether something was written whose consequences no rule here covers.</summary>
    public bool AreUntraced =>
        _counts.Keys.Any(c => !s_traced.Contains(c) && !s_unseen.Contains(c))
        || Change("pg_namespace")

        // A label's new name shows in defaults, predicates and views anywhere
        || Change("pg_enum");

    /// <summary>What was written since an earlier moment.</summary>
    public static CatalogWrites Between(TransactionFacts earlier, TransactionFacts now)
    {
        var was = Parse(earlier.Writes);
        var counts = new Dictionary<string, (long, long, long)>();
        foreach (var (catalog, count) in Parse(now.Writes))
        {
            var before = was.GetValueOrDefault(catalog);
            var since = (count.Inserted - before.Inserted, count.Updated - before.Updated, count.Deleted - before.Deleted);
            if (since != (0, 0, 0)) counts[catalog] = since;
        }

        return new(counts);
    }

    /// <summary>Whether one of these catalogs was written to.</summary>
    public bool Touch(params ReadOnlySpan<string> catalogs)
    {
        foreach (var catalog in catalogs)
        {
            if (_counts.ContainsKey(catalog)) return true;
        }

        return false;
    }

    /// <summary>Whether rows of a catalog that had been there were changed.</summary>
    public bool Change(string catalog) => _counts.TryGetValue(catalog, out var count) && count.Updated + count.Deleted > 0;

    /// <summary>Whether rows of a catalog are gone.</summary>
    public bool Delete(string catalog) => _counts.TryGetValue(catalog, out var count) && count.Deleted > 0;

    private static Dictionary<string, (long Inserted, long Updated, long Deleted)> Parse(string? writes) =>
        (writes ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w.Split(' '))
            .ToDictionary(w => w[0], w => (Number(w[1]), Number(w[2]), Number(w[3])));

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
