using SchemaRunner.Comparisons.Ranges;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Sqlite.Ranges;

/// <summary>What a column's declared type says of its values, which is not much: any column holds any value.</summary>
internal static class DeclaredType
{
    // Types of other servers: the library makes numbers of what looks like one, and the values are texts all the same
    private static readonly string[] s_silent = ["BOOL", "DATE", "TIME", "UUID", "JSON", "BLOB", "BYTEA"];

    /// <summary>The form of a column; that of a text where the type says nothing, which any other form outweighs.</summary>
    /// <remarks>The words of https://www.sqlite.org/datatype3.html, section 3.1.</remarks>
    public static ValueForm FormOf(Column column)
    {
        var type = column.Type;
        if (type.Contains("INT", StringComparison.Ordinal)) return type.Contains("INTERVAL", StringComparison.Ordinal) ? ValueForm.Text : ValueForm.Integer;
        if (type.Length == 0 || IsText(type) || Array.Exists(s_silent, word => type.Contains(word, StringComparison.Ordinal))) return ValueForm.Text;
        return ValueForm.Decimal;
    }

    /// <summary>Whether a column keeps every text and number that it is given as text.</summary>
    public static bool IsText(Column column) => IsText(column.Type) && !column.Type.Contains("INT", StringComparison.Ordinal);

    private static bool IsText(string type) =>
        type.Contains("CHAR", StringComparison.Ordinal) || type.Contains("CLOB", StringComparison.Ordinal) || type.Contains("TEXT", StringComparison.Ordinal);
}
