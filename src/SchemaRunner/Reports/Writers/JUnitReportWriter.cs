using System.Xml;
using SchemaRunner.Reports.Writers.JUnit;

namespace SchemaRunner.Reports.Writers;

/// <summary>The report as JUnit XML: a suite for each phase, a case for each check.</summary>
public sealed class JUnitReportWriter : IReportWriter
{
    /// <inheritdoc/>
    public string Format => "junit";

    /// <inheritdoc/>
    public string Extension => "xml";

    /// <inheritdoc/>
    public void Write(Report report, TextWriter output)
    {
        var suites = JUnitSuite.Of(report);
        // The declaration is written by hand: an XmlWriter on a TextWriter would name the TextWriter's encoding
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using var xml = XmlWriter.Create(
            output, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true, CloseOutput = false });
        xml.WriteStartElement("testsuites");
        WriteAttribute(xml, "name", $"schemarunner {(report.Run.Rehearsal ? "rehearsal " : "")}{report.Run.RunId}");
        WriteCounts(xml, [.. suites.SelectMany(suite => suite.Cases)], report.Milliseconds);
        foreach (var suite in suites) WriteSuite(xml, suite);
        xml.WriteEndElement();
        xml.Flush();
        output.Write('\n');
    }

    private static void WriteSuite(XmlWriter xml, JUnitSuite suite)
    {
        xml.WriteStartElement("testsuite");
        WriteAttribute(xml, "name", suite.Name);
        WriteCounts(xml, suite.Cases, suite.Milliseconds);
        if (suite.StartedAt is { } start) WriteAttribute(xml, "timestamp", $"{start.UtcDateTime:yyyy-MM-ddTHH:mm:ss}");
        foreach (var test in suite.Cases) WriteCase(xml, suite, test);
        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, JUnitSuite suite, JUnitCase test)
    {
        xml.WriteStartElement("testcase");
        WriteAttribute(xml, "name", test.Name);
        WriteAttribute(xml, "classname", suite.Name);
        WriteAttribute(xml, "time", Seconds(test.Milliseconds));
        if (test.Outcome != JUnitOutcome.Passed)
        {
            xml.WriteStartElement(test.Outcome.ToString().ToLowerInvariant());
            WriteAttribute(xml, "message", test.Message);
            if (test.Type is { } type) WriteAttribute(xml, "type", type);
            if (test.Details.Length > 0) xml.WriteString(PlainText.Of(test.Details));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<JUnitCase> cases, double milliseconds)
    {
        WriteAttribute(xml, "tests", $"{cases.Count}");
        WriteAttribute(xml, "failures", $"{cases.Count(test => test.Outcome == JUnitOutcome.Failure)}");
        WriteAttribute(xml, "errors", $"{cases.Count(test => test.Outcome == JUnitOutcome.Error)}");
        WriteAttribute(xml, "skipped", $"{cases.Count(test => test.Outcome == JUnitOutcome.Skipped)}");
        WriteAttribute(xml, "time", Seconds(milliseconds));
    }

    private static string Seconds(double milliseconds) => $"{milliseconds / 1000:0.000}";

    private static void WriteAttribute(XmlWriter xml, string name, string value) =>
        xml.WriteAttributeString(name, PlainText.OnOneLine(value));
}
