using SchemaRunner.Reports;
using SchemaRunner.Reports.Writers;

namespace SchemaRunner.Cli.Parts;

/// <summary>Finds the writer of a report format.</summary>
internal static class ReportFormats
{
    /// <summary>The writer of a format that is known to exist.</summary>
    public static IReportWriter Get(string format) =>
        ReportWriters.All.Single(writer => string.Equals(writer.Format, format, StringComparison.Ordinal));
}
