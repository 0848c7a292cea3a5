using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Backups;

/// <summary>A table that a sample is taken of, in the attached database <c>src</c>.</summary>
/// <param name="Name">Its name, in double quotes.</param>
/// <param name="Columns">The columns that can be written, in double quotes.</param>
/// <param name="Key">The columns of its primary key, in double quotes.</param>
/// <param name="Row">What tells its rows apart: a name for the row's number, or the key.</param>
/// <param name="Chosen">The table of the rows that were chosen.</param>
internal sealed record SampleTable(
    string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Key, IReadOnlyList<string> Row, string Chosen)
{
    private static readonly string[] RowNumbers = ["_rowid_", "rowid", "oid"];

    /// <summary>The columns that are written, the row's number with them.</summary>
    public IEnumerable<string> Written => Row.Count == 1 && RowNumbers.Contains(Row[0]) ? Row.Concat(Columns) : Columns;

    /// <summary>Looks at a table.</summary>
    public static SampleTable Read(NativeConnection connection, string name, int number)
    {
        var columns = new List<(string Name, long Key, long Hidden)>();
        using (var rows = connection.Prepare($"SELECT name, pk, hidden FROM pragma_table_xinfo({SqlLiteral(name)}, 'src')"))
            while (rows.Step()) columns.Add((rows.Text(0)!, rows.Int64(1), rows.Int64(2)));
        var key = columns.Where(column => column.Key > 0).OrderBy(column => column.Key).Select(column => SqlText.Quote(column.Name)).ToList();
        var rowNumber = RowNumbers.First(word => !columns.Exists(column => SqliteNames.Comparer.Equals(column.Name, word)));
        return new SampleTable(
            SqlText.Quote(name),
            [.. columns.Where(column => column.Hidden == 0).Select(column => SqlText.Quote(column.Name))],
            key,
            HasRowNumbers(connection, name, rowNumber) ? [rowNumber] : key,
            $"temp.chosen_{number}");
    }

    /// <summary>A text as SQL writes it.</summary>
    public static string SqlLiteral(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>When a row of the table is one that was chosen.</summary>
    public string IsChosen(string row, string chosen) =>
        string.Join(" AND ", Row.Select((column, number) => $"{row}.{column} = {chosen}.k{number}"));

    private static bool HasRowNumbers(NativeConnection connection, string name, string rowNumber)
    {
        try
        {
            connection.Execute($"SELECT {rowNumber} FROM src.{SqlText.Quote(name)} LIMIT 0");
            return true;
        }
        catch (SqliteFailure failure) when (failure.Message.StartsWith("no such column", StringComparison.Ordinal))
        {
            // WITHOUT ROWID
            return false;
        }
    }
}
