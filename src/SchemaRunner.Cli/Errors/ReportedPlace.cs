using System.Globalization;
using System.Text.RegularExpressions;
using SchemaRunner.Engines;
using SchemaRunner.Reports;

namespace SchemaRunner.Cli.Errors;

/// <summary>Finds where in a refused statement the server pointed.</summary>
internal static partial class ReportedPlace
{
    /// <summary>UTF-16 offset into the statement's text; <see langword="null"/> when it cannot be told.</summary>
    /// <remarks>The exception knows; where only the report is left, its message has line and column of the file.</remarks>
    public static int? Find(MigrationFailedException failed, string statement) =>
        (failed.InnerException as StatementFailedException)?.Offset ?? FromReport(failed.Report, statement);

    private static int? FromReport(Report report, string statement)
    {
        if (report.Phases.Count == 0 || report.Problem is not { } problem) return null;
        var ran = report.Phases[^1].Statements;
        if (ran.Count == 0 || !statement.StartsWith(ran[^1].Text, StringComparison.Ordinal)) return null;
        var place = Place().Match(problem.Message);
        if (!place.Success) return null;

        var offset = 0;
        for (var line = ran[^1].Line; line < Number(place.Groups["line"]); line++)
        {
            var end = statement.IndexOf('\n', offset);
            if (end < 0) return null;
            offset = end + 1;
        }

        offset += Number(place.Groups["column"]) - 1;
        return offset < statement.Length ? offset : null;
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // up/0009_add_invoice_total.sql:14:8: column …
    [GeneratedRegex(@"\.sql:(?<line>\d{1,7}):(?<column>\d{1,7}): ", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Place();
}
