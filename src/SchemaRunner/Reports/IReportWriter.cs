namespace SchemaRunner.Reports;

/// <summary>One format of the report.</summary>
public interface IReportWriter
{
    /// <summary>The format's name as <c>--report-format</c> takes it: <c>html</c>, <c>markdown</c>, <c>json</c>, <c>junit</c>.</summary>
    string Format { get; }

    /// <summary>The file name's ending, without a dot: <c>html</c>, <c>md</c>, <c>json</c>, <c>xml</c>.</summary>
    string Extension { get; }

    /// <summary>Writes the report; everything in it is data and is escaped as the format needs.</summary>
    void Write(Report report, TextWriter output);
}
