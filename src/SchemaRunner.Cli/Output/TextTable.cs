using System.Text;

namespace SchemaRunner.Cli.Output;

/// <summary>A table of aligned columns that never is wider than it may be.</summary>
/// <remarks>The widest of the columns that may shrink gives way first; numbers keep their width.</remarks>
internal sealed class TextTable(params TextTable.Column[] columns)
{
    private const int Gap = 2;

    private readonly List<Cell[]> rows = [];

    /// <summary>How many rows it has.</summary>
    public int Count => rows.Count;

    /// <summary>Adds a row with a cell for each column.</summary>
    public void Add(params Cell[] cells) => rows.Add(cells);

    /// <summary>Writes heading and rows.</summary>
    public void Write(TextWriter output, int width, Paint paint)
    {
        var widths = Widths(width);
        output.WriteLine(paint.Faint(Line([.. columns.Select(column => new Cell(column.Heading))], widths)));
        foreach (var row in rows) output.WriteLine(Line(row, widths));
    }

    private int[] Widths(int width)
    {
        var widths = columns
            .Select((column, i) => rows.Select(row => row[i].Text.Length).Append(column.Heading.Length).Max())
            .ToArray();
        var excess = widths.Sum() + (Gap * (columns.Length - 1)) - width;
        for (; excess > 0; excess--)
        {
            var widest = Enumerable.Range(0, columns.Length)
                .Where(i => columns[i].Shrinks && widths[i] > columns[i].Heading.Length)
                .DefaultIfEmpty(-1)
                .MaxBy(i => i < 0 ? 0 : widths[i]);
            if (widest < 0) break;
            widths[widest]--;
        }

        return widths;
    }

    private string Line(Cell[] cells, int[] widths)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0) line.Append(' ', Gap);
            var text = cells[i].In(widths[i]);
            text = columns[i].ToTheRight ? text.PadLeft(widths[i]) : i < cells.Length - 1 ? text.PadRight(widths[i]) : text;
            line.Append(cells[i].Colour is { } colour ? colour(text) : text);
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>A column of a table.</summary>
    /// <param name="Heading">Its heading.</param>
    /// <param name="ToTheRight">Whether it holds numbers.</param>
    /// <param name="Shrinks">Whether it may be made narrower than its texts.</param>
    internal sealed record Column(string Heading, bool ToTheRight = false, bool Shrinks = false);
}
