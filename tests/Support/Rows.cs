using System.Data.Common;
using System.Globalization;

namespace SchemaRunner.Support;

/// <summary>Reads what a query returned.</summary>
internal static class Rows
{
    /// <summary>Every row, every value as text.</summary>
    public static async Task<IReadOnlyList<string?[]>> ReadAsync(DbDataReader reader)
    {
        var rows = new List<string?[]>();
        while (await reader.ReadAsync())
        {
            var row = new string?[reader.FieldCount];
            for (var column = 0; column < row.Length; column++)
                row[column] = reader.IsDBNull(column) ? null : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture);
            rows.Add(row);
        }

        return rows;
    }
}
