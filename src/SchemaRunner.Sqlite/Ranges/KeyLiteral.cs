using System.Globalization;
using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite.Ranges;

/// <summary>Values of keys as literals, which say the storage class, too.</summary>
internal static class KeyLiteral
{
    /// <summary>The value of a statement's column; <see langword="null"/> for NULL.</summary>
    public static string? At(NativeStatement statement, int column) => statement.TypeOf(column) switch
    {
        SqliteApi.TypeNull => null,
        SqliteApi.TypeInteger => statement.Int64(column).ToString(CultureInfo.InvariantCulture),
        SqliteApi.TypeFloat => OfReal(statement.Double(column)),
        SqliteApi.TypeText => OfText(statement.Text(column)!),
        _ => $"x'{Convert.ToHexStringLower(statement.Blob(column))}'",
    };

    /// <summary>A text in quotes; a literal cannot hold the zero character, at which the library stops reading.</summary>
    public static string OfText(string text)
    {
        var parts = text.Split('\0').Select(part => $"'{part.Replace("'", "''", StringComparison.Ordinal)}'").ToList();
        return parts.Count == 1 ? parts[0] : $"({string.Join(" || char(0) || ", parts)})";
    }

    private static string OfReal(double value) =>
        double.IsInfinity(value) ? value > 0 ? "9e999" : "-9e999" : SampleReader.Real(value);
}
