using System.Globalization;
using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite;

/// <summary>Reads values as examples.</summary>
internal static class SampleReader
{
    /// <summary>The value of a statement's column as SQLite writes it.</summary>
    public static SampleValue ValueAt(NativeStatement statement, int column) => statement.TypeOf(column) switch
    {
        SqliteApi.TypeNull => new(null),
        SqliteApi.TypeText => new(Cut(statement.Text(column)!), IsText: true),
        SqliteApi.TypeInteger => new(statement.Int64(column).ToString(CultureInfo.InvariantCulture)),
        SqliteApi.TypeFloat => new(Real(statement.Double(column))),
        _ => new($"x'{Convert.ToHexStringLower(statement.Blob(column)[..Math.Min(statement.Blob(column).Length, SampleValue.LengthLimit)])}'"),
    };

    /// <summary>As SQLite writes it, so that 1.0 is told from 1.</summary>
    public static string Real(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.All(c => char.IsAsciiDigit(c) || c == '-') ? text + ".0" : text;
    }

    /// <summary>No more of a text than an example shows.</summary>
    public static string Cut(string text) => text.Length <= SampleValue.LengthLimit ? text : text[..SampleValue.LengthLimit];
}
