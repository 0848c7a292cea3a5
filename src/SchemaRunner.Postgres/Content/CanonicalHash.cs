using SchemaRunner.Comparisons;

namespace SchemaRunner.Postgres.Content;

/// <summary>The expression for the hash of a whole row in canonical forms, which is the same on every engine.</summary>
internal static class CanonicalHash
{
    /// <summary>A bigint expression: each value's hash seeds the next one's, and a NULL turns a bit of its seed.</summary>
    /// <param name="values">Expressions of columns, their types, and as what they are compared.</param>
    public static string OfRow(IEnumerable<(string Value, string Type, CanonicalKind Kind)> values) =>
        values.Aggregate(
            "0::pg_catalog.int8",
            (seed, column) =>
                $"pg_catalog.hashtextextended(COALESCE({CanonicalValue.Of(column.Value, column.Type, column.Kind)}, '') COLLATE \"C\", "
                + $"{seed} OPERATOR(pg_catalog.#) ({column.Value} IS NOT DISTINCT FROM NULL)::pg_catalog.int4::pg_catalog.int8)");
}
