using SchemaRunner.Reports;

namespace SchemaRunner.Cli.Output;

/// <summary>How long readers were kept from tables, on one line.</summary>
internal static class ClosedText
{
    private const int MostTables = 3;

    /// <summary><c>customer 210 ms, orders 12 ms and 3 more tables</c>; <see langword="null"/> when readers always went on.</summary>
    /// <param name="phases">The phases; a table counts with the longest of them.</param>
    /// <param name="width">How wide it may be.</param>
    public static string? ToReaders(IEnumerable<PhaseReport> phases, int width)
    {
        var tables = phases
            .SelectMany(phase => phase.Closed)
            .Where(closed => closed.ReadersMilliseconds > 0)
            .GroupBy(closed => closed.Table, StringComparer.Ordinal)
            .Select(table => (Name: table.Key, Longest: table.Max(closed => closed.ReadersMilliseconds)))
            .OrderByDescending(table => table.Longest)
            .ThenBy(table => table.Name, StringComparer.Ordinal)
            .ToList();
        if (tables.Count == 0) return null;
        for (var named = Math.Min(MostTables, tables.Count); named > 1; named--)
        {
            var line = Line(named, int.MaxValue);
            if (line.Length <= width) return line;
        }

        return Line(1, Math.Max(1, width - Line(1, 0).Length));

        string Line(int named, int nameWidth)
        {
            var more = tables.Count - named;
            return string.Join(", ", tables.Take(named).Select(table => $"{Shorten.Middle(table.Name, nameWidth)} {table.Longest:N0} ms"))
                + (more > 0 ? $" and {Words.Count(more, "more table")}" : "");
        }
    }
}
