using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using SchemaRunner.Reports;
using SchemaRunner.Reports.Writers;
using SchemaRunner.Tests.Reports.Samples;

namespace SchemaRunner.Tests.Reports;

public sealed class JsonReportWriterTests
{
    public static TheoryData<string> Samples { get; } = new(SampleReports.All.Keys);

    /// <summary>Ways to break a report, and where the schema must say so.</summary>
    public static TheoryData<string, string> Breaks { get; } = new()
    {
        { "verdict", "$.verdict: is none of" },
        { "unknown", "$.extra: nothing is allowed here" },
        { "missing", "$.run: host is missing" },
        { "runId", "$.run.runId: does not match" },
        { "rows", "$.phases[0].tables[0].rowsAfter: is below 0" },
        { "content", "$.phases[0].tables[0].content: is none of" },
        { "problem", "$.problem: fits none of anyOf" },
        { "number", "$.milliseconds: is no number" },
        { "kept", "$.phases[0].kept.index: is no integer" },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Write_Sample_IsAsTheSchemaSays(string sample) =>
        Validator().Validate(Parse(Write(SampleReports.All[sample]))).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Breaks))]
    public void Validate_BrokenReport_IsRefusedWithThePlace(string what, string fault)
    {
        var report = JsonNode.Parse(Write(SampleReports.Refused()))!;
        var phase = report["phases"]![0]!;
        switch (what)
        {
            case "verdict": report["verdict"] = "fine"; break;
            case "unknown": report["extra"] = 1; break;
            case "missing": report["run"]!.AsObject().Remove("host"); break;
            case "runId": report["run"]!["runId"] = "4F1C"; break;
            case "rows": phase["tables"]![0]!["rowsAfter"] = -1; break;
            case "content": phase["tables"]![0]!["content"] = null; break;
            case "problem": report["problem"] = new JsonObject { ["code"] = "X1" }; break;
            case "number": report["milliseconds"] = "12"; break;
            case "kept": phase["kept"]!["index"] = 1.5; break;
            default: throw new ArgumentOutOfRangeException(nameof(what));
        }

        var faults = Validator().Validate(Parse(report.ToJsonString()));

        faults.ShouldContain(found => found.StartsWith(fault, StringComparison.Ordinal), string.Join("\n", faults));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Write_Sample_ReadsBackAsTheSameReport(string sample)
    {
        // Half a surrogate pair is no text in JSON; the writer puts U+FFFD in its place, escaped, which reads as itself
        var written = Write(SampleReports.All[sample]).Replace("\\uFFFD", "\uFFFD", StringComparison.Ordinal);

        var read = JsonSerializer.Deserialize(written, ReportJson.Default.Report).ShouldNotBeNull();

        Write(read).ShouldBe(written);
    }

    [Fact]
    public void Write_Report_IsIndentedAndStartsWithTheSchemaVersion() =>
        Write(SampleReports.NothingToDo()).ShouldStartWith("{\n  \"schema\": 1,\n  \"run\": {\n    \"runId\": \"4f1c9a72e0b3\",\n");

    internal static JsonSchemaValidator Validator([CallerFilePath] string caller = "") => new(Parse(File.ReadAllText(
        Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "..", "docs", "report.schema.json"))));

    internal static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    private static string Write(Report report) => ReportSamplesTests.Write(new JsonReportWriter(), report);
}
