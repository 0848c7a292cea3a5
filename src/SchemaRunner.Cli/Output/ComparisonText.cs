using SchemaRunner.Comparisons;

namespace SchemaRunner.Cli.Output;

/// <summary>A comparison for a person: each difference named, the verdict last.</summary>
internal sealed class ComparisonText(Terminal terminal)
{
    private const string Indent = "  ";

    private readonly TextWriter output = terminal.Output;
    private readonly Paint paint = terminal.OutputPaint;

    /// <summary>Writes it.</summary>
    public void Write(DatabaseComparison comparison)
    {
        output.WriteLine($"A  {Side(comparison.A)}");
        output.WriteLine($"B  {Side(comparison.B)}");
        WriteDifferences(comparison);
        foreach (var table in comparison.Tables.Where(table => !table.IsEqual)) Write(table);
        if (comparison.Notes.Count > 0) output.WriteLine();
        foreach (var note in comparison.Notes)
            foreach (var part in Shorten.Wrap($"note: {note}", terminal.Width)) output.WriteLine(paint.Faint(part));
        output.WriteLine();
        foreach (var part in Shorten.Wrap(Verdict(comparison), terminal.Width)) output.WriteLine(part);
    }

    private static string Side(ComparedDatabase side) => side.IsFile
        ? $"{side.Name} ({side.Product} {side.ServerVersion}, snapshot of {side.TakenAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC)"
        : $"{side.Name} ({side.Product} {side.ServerVersion})";

    private void WriteDifferences(DatabaseComparison comparison)
    {
        if (comparison.Differences.Count == 0) return;
        output.WriteLine();
        foreach (var difference in comparison.Differences) Line("", ComparisonWords.Of(difference));
    }

    private void Write(TableComparison table)
    {
        output.WriteLine();
        output.WriteLine(paint.Strong(ComparisonWords.Head(table)));
        if (table.Note is { } note) Line(Indent, note);
        if (ComparisonWords.ColumnsWithoutRows(table) is { } columns) Line(Indent, columns);
        Write(table, table.OnlyInA, "only in A");
        Write(table, table.OnlyInB, "only in B");
        if (table.Changed.Rows == 0) return;
        Line(Indent, paint.Bad($"{ComparisonWords.Rows(table, table.Changed.Rows)} with other values: {ComparisonWords.Columns(table)}"));
        foreach (var row in table.Changed.Named)
            Line("      ", $"{row.Row.Text}: {string.Join(", ", row.Values.Select(value => $"{value.Column} {value.Text}"))}");
        More(table.Changed.Rows, table.Changed.Named.Count);
    }

    private void Write(TableComparison table, RowsOnOneSide side, string where)
    {
        if (side.Rows == 0) return;
        Line(Indent, paint.Bad($"{ComparisonWords.Rows(table, side.Rows)} {where}"));
        foreach (var row in side.Named) Line("      ", row.Text);
        More(side.Rows, side.Named.Count);
    }

    private void More(long rows, int named)
    {
        if (named > 0 && rows > named) output.WriteLine(paint.Faint($"      … and {rows - named:N0} more; --limit names more"));
    }

    private void Line(string indent, string text)
    {
        foreach (var part in Shorten.Wrap(text, terminal.Width - indent.Length)) output.WriteLine(indent + part);
    }

    private string Verdict(DatabaseComparison comparison) => comparison.IsEqual
        ? $"{paint.Good("EQUAL")}: {ComparisonWords.Sum(comparison)}"
        : $"{paint.Bad("DIFFERENT")}: {ComparisonWords.Sum(comparison)}";
}
