namespace SchemaRunner.Reports.Writers;

/// <summary>The formats that a report can be written in.</summary>
public static class ReportWriters
{
    /// <summary>Every format: HTML, Markdown, JSON, JUnit.</summary>
    public static IReadOnlyList<IReportWriter> All { get; } =
        [new HtmlReportWriter(), new MarkdownReportWriter(), new JsonReportWriter(), new JUnitReportWriter()];

    /// <summary>The writer for a format's name, or <see langword="null"/> when there is none.</summary>
    public static IReportWriter? Find(string format) => All.FirstOrDefault(writer => writer.Format == format);
}
