using SchemaRunner.Comparisons;

namespace SchemaRunner.Postgres.Content;

/// <summary>The expressions for values in the forms of docs/canonical-values.md, the same that SQLite's engine writes.</summary>
/// <remarks>They are exact under <see cref="PinnedSettings"/> only.</remarks>
internal static class CanonicalValue
{
    // A number as JSON writes it, of which no cast can fail
    private const string Number = "'^-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]{1,3})?$'";
    private const int LongestNumber = 200;

    /// <summary>What a type says of its values.</summary>
    /// <param name="type">The type as <c>format_type</c> writes it; of a domain the type that it is made of.</param>
    public static CanonicalKind KindOf(string type) => ValueHash.Bare(type) switch
    {
        "smallint" or "integer" or "bigint" or "numeric" or "oid" => CanonicalKind.Number,
        "double precision" => CanonicalKind.Double,
        "real" => CanonicalKind.Single,
        "boolean" => CanonicalKind.Boolean,
        "date" => CanonicalKind.Date,
        "time without time zone" => CanonicalKind.Time,
        "timestamp without time zone" => CanonicalKind.Timestamp,
        "timestamp with time zone" => CanonicalKind.Instant,
        "bytea" => CanonicalKind.Bytes,
        "uuid" => CanonicalKind.Uuid,
        "jsonb" => CanonicalKind.Json,
        "character" or "bpchar" => CanonicalKind.PaddedText,
        _ => CanonicalKind.Text,
    };

    /// <summary>The text of a value in its canonical form; NULL for NULL alone.</summary>
    /// <param name="value">An expression of the type.</param>
    /// <param name="type">The type as <c>format_type</c> writes it; of a domain the type that it is made of.</param>
    /// <param name="kind">As what it is compared.</param>
    public static string Of(string value, string type, CanonicalKind kind) => (ValueHash.Bare(type), kind) switch
    {
        ("numeric", _) => $"pg_catalog.trim_scale({value})::pg_catalog.text",
        ("double precision" or "real", _) => Floating(value),
        ("timestamp with time zone", _) => $"pg_catalog.timezone('UTC', {value})::pg_catalog.text",
        ("bytea", _) => $"pg_catalog.encode({value}, 'hex')",
        (_, CanonicalKind.Number or CanonicalKind.Double or CanonicalKind.Single) when KindOf(type) < CanonicalKind.Number => Written(value),
        _ => $"{value}::pg_catalog.text",
    };

    // The shortest digits that give the value back, without exponent; an infinity is no numeric before release 14
    private static string Floating(string value) =>
        $"CASE WHEN {value}::pg_catalog.text IN ('NaN', 'Infinity', '-Infinity') THEN {value}::pg_catalog.text "
        + $"ELSE pg_catalog.trim_scale({value}::pg_catalog.text::pg_catalog.numeric)::pg_catalog.text END";

    private static string Written(string value)
    {
        var text = $"{value}::pg_catalog.text";
        return $"CASE WHEN pg_catalog.octet_length({text}) <= {LongestNumber} AND {text} COLLATE \"C\" OPERATOR(pg_catalog.~) {Number} "
            + $"THEN pg_catalog.trim_scale({text}::pg_catalog.numeric)::pg_catalog.text ELSE {text} END";
    }
}
