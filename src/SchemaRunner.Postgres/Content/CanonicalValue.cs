using SchemaRunner.Comparisons.Ranges;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Content;

/// <summary>Writes values so that those of another engine, or of another type, read the same where they mean the same.</summary>
internal static class CanonicalValue
{
    /// <summary>The form that values of a column have.</summary>
    public static ValueForm FormOf(Column column) => column.Type switch
    {
        "smallint" or "integer" or "bigint" => ValueForm.Integer,
        "boolean" => ValueForm.Boolean,
        "bytea" => ValueForm.Bytes,
        "real" or "double precision" => ValueForm.Real,
        var type when type.StartsWith("numeric", StringComparison.Ordinal) && !type.EndsWith(']') => ValueForm.Decimal,
        var type when type.StartsWith("timestamp", StringComparison.Ordinal) && type.EndsWith("with time zone", StringComparison.Ordinal) => ValueForm.Instant,
        _ => ValueForm.Text,
    };

    /// <summary>The expression for a value's canonical text, under the pinned settings.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">Its column.</param>
    /// <param name="form">The form.</param>
    public static string Of(string value, Column column, ValueForm form) => form switch
    {
        ValueForm.Decimal => $"pg_catalog.trim_scale({value}::pg_catalog.numeric)::pg_catalog.text",
        ValueForm.Bytes when column.Type == "bytea" => $"pg_catalog.encode({value}, 'hex')",
        _ => $"{value}::pg_catalog.text",
    };
}
