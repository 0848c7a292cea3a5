using System.Text.Encodings.Web;
using System.Text.Json;

namespace SchemaRunner.Reports.Writers;

/// <summary>The report as indented JSON, as <c>docs/report.schema.json</c> describes it.</summary>
public sealed class JsonReportWriter : IReportWriter
{
    // Made for reading, so that → and letters of every language stand as they are; the file is no part of a page
    private static readonly ReportJson Context = new(new JsonSerializerOptions(ReportJson.Default.Options)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <inheritdoc/>
    public string Format => "json";

    /// <inheritdoc/>
    public string Extension => "json";

    /// <inheritdoc/>
    public void Write(Report report, TextWriter output)
    {
        output.Write(JsonSerializer.Serialize(report, Context.Report));
        output.Write('\n');
    }
}
