using SchemaRunner.Comparisons.Ranges;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Content;

/// <summary>Writes values so that those of another engine, or of another type, read the same where they mean the same.</summary>
/// <remarks>docs/canonical-values.md has the forms. They are exact under <see cref="PinnedSettings"/> only.</remarks>
internal static class CanonicalValue
{
    // A number as JSON writes it, which no cast refuses
    private const string Number = "'^-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]{1,3})?$'";
    private const int LongestNumber = 200;

    /// <summary>The form that values of a column have.</summary>
    public static ValueForm FormOf(Column column) => ValueHash.Bare(column.Type) switch
    {
        "smallint" or "integer" or "bigint" => ValueForm.Integer,
        "numeric" or "money" => ValueForm.Decimal,
        "double precision" => ValueForm.Real,
        "real" => ValueForm.SmallReal,
        "boolean" => ValueForm.Boolean,
        "date" => ValueForm.Date,
        "time without time zone" => ValueForm.Time,
        "timestamp without time zone" => ValueForm.Timestamp,
        "timestamp with time zone" => ValueForm.Instant,
        "bytea" => ValueForm.Bytes,
        "uuid" => ValueForm.Uuid,
        "jsonb" => ValueForm.Json,
        "character" or "bpchar" => ValueForm.PaddedText,
        _ => ValueForm.Text,
    };

    /// <summary>The expression for a value's canonical text, under the pinned settings.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">Its column.</param>
    /// <param name="form">The form.</param>
    public static string Of(string value, Column column, ValueForm form) => (FormOf(column), form) switch
    {
        (ValueForm.Bytes, _) => $"pg_catalog.encode({value}, 'hex')",
        (ValueForm.Instant, _) => $"pg_catalog.timezone('UTC', {value})::pg_catalog.text",
        (ValueForm.Date, ValueForm.Timestamp or ValueForm.Instant) => $"{value}::pg_catalog.timestamp::pg_catalog.text",
        (ValueForm.SmallReal, _) => SmallReal(value),
        (ValueForm.Real, not ValueForm.SmallReal) => Real(value),
        (ValueForm.Real, _) => Rounded(value, form),
        (ValueForm.Integer or ValueForm.Decimal, ValueForm.Real or ValueForm.SmallReal) => Rounded($"{value}::pg_catalog.numeric", form),
        (ValueForm.Decimal, _) => $"pg_catalog.trim_scale({value}::pg_catalog.numeric)::pg_catalog.text",
        (ValueForm.Integer, ValueForm.Boolean) => $"CASE {value} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE {value}::pg_catalog.text END",
        (ValueForm.Text or ValueForm.PaddedText, ValueForm.Integer or ValueForm.Decimal or ValueForm.Real or ValueForm.SmallReal) => Written(value, form),
        _ => $"{value}::pg_catalog.text",
    };

    // Fifteen digits, which is what the cast keeps; an infinity is no numeric before release 14
    private static string Real(string value) =>
        $"CASE WHEN {value} IN ('NaN', 'Infinity', '-Infinity') THEN {value}::pg_catalog.text "
        + $"ELSE pg_catalog.trim_scale({value}::pg_catalog.numeric)::pg_catalog.text END";

    // The fewest digits that give the value back
    private static string SmallReal(string value) =>
        $"CASE WHEN {value} IN ('NaN', 'Infinity', '-Infinity') THEN {value}::pg_catalog.text "
        + $"ELSE pg_catalog.trim_scale({value}::pg_catalog.text::pg_catalog.numeric)::pg_catalog.text END";

    // What the smaller type cannot hold stays as it is
    private static string Rounded(string value, ValueForm form)
    {
        var (least, most, rounded) = form == ValueForm.SmallReal
            ? ("1e-37", "3e38", SmallReal($"({value})::pg_catalog.float4"))
            : ("1e-300", "1e308", Real($"({value})::pg_catalog.float8"));
        return $"CASE WHEN {value} = 0 OR pg_catalog.abs({value}) BETWEEN {least} AND {most} THEN {rounded} ELSE ({value})::pg_catalog.text END";
    }

    private static string Written(string value, ValueForm form)
    {
        var text = $"{value}::pg_catalog.text";
        var number = $"{text}::pg_catalog.numeric";
        var written = form is ValueForm.Real or ValueForm.SmallReal ? Rounded(number, form) : $"pg_catalog.trim_scale({number})::pg_catalog.text";
        return $"CASE WHEN pg_catalog.octet_length({text}) <= {LongestNumber} AND {text} COLLATE \"C\" OPERATOR(pg_catalog.~) {Number} "
            + $"THEN {written} ELSE {text} END";
    }
}
