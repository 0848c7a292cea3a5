using System.Globalization;
using System.Xml.Linq;
using SchemaRunner.Checks;
using SchemaRunner.Reports;
using SchemaRunner.Reports.Writers;
using SchemaRunner.Tests.Reports.Samples;

namespace SchemaRunner.Tests.Reports;

public sealed class JUnitReportWriterTests
{
    public static TheoryData<string> Samples { get; } = new(SampleReports.All.Keys);

    [Theory]
    [MemberData(nameof(Samples))]
    public void Write_Sample_CountsWhatItHolds(string sample)
    {
        var root = Write(SampleReports.All[sample]);

        foreach (var element in root.Elements("testsuite").Prepend(root))
        {
            Attribute(element, "tests").ShouldBe(element.Descendants("testcase").Count());
            Attribute(element, "failures").ShouldBe(element.Descendants("failure").Count());
            Attribute(element, "errors").ShouldBe(element.Descendants("error").Count());
            Attribute(element, "skipped").ShouldBe(element.Descendants("skipped").Count());
            double.Parse(element.Attribute("time")!.Value, CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(0);
        }
    }

    [Fact]
    public void Write_Verified_HasASuiteForEachPhaseAndACaseForEachCheck()
    {
        var report = SampleReports.Fisheries();

        var suites = Write(report).Elements("testsuite").ToList();

        suites.Count.ShouldBe(report.Phases.Count);
        suites[0].Elements("testcase").Select(test => test.Attribute("name")!.Value)
            .ShouldBe(["script", .. CheckNames.All.Select(check => $"{check.Code} {check.Name}")]);
        suites.Descendants("failure").Concat(suites.Descendants("error")).ShouldBeEmpty();
    }

    [Fact]
    public void Write_Refused_FailsTheChecksAndSkipsWhatWasNotBegun()
    {
        var root = Write(SampleReports.Refused());

        root.Descendants("failure").Select(failure => failure.Attribute("type")!.Value).ShouldBe(["SR301", "SR302", "SR307"]);
        root.Descendants("failure").First().Attribute("message")!.Value
            .ShouldBe("SR301 table mst_desa: expected 83,763 rows, found 83,762 rows");
        root.Descendants("skipped").Count().ShouldBe(4);
    }

    [Fact]
    public void Write_Failed_IsOneErrorAndNoCheckPasses()
    {
        var stopped = Write(SampleReports.Failed()).Elements("testsuite").ElementAt(1);

        stopped.Element("testcase")!.Element("error")!.Attribute("type")!.Value.ShouldBe("SR401");
        Attribute(stopped, "errors").ShouldBe(1);
        Attribute(stopped, "skipped").ShouldBe(CheckNames.All.Count);
    }

    [Fact]
    public void Write_StructureOnly_SkipsTheChecksThatWereNotMade()
    {
        var report = SampleReports.Fisheries();

        var root = Write(report with { Run = report.Run with { VerifyLevel = VerifyLevel.Structure } });

        root.Elements("testsuite").First().Descendants("skipped").Select(skipped => skipped.Parent!.Attribute("name")!.Value)
            .ShouldBe(["SR301 rows", "SR302 content", "SR307 orphans"]);
    }

    private static int Attribute(XElement element, string name) =>
        int.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static XElement Write(Report report) =>
        XDocument.Parse(ReportSamplesTests.Write(new JUnitReportWriter(), report)).Root!;
}
