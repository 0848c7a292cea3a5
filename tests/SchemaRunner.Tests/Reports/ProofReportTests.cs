using System.Text.Json;
using SchemaRunner.Reports;
using SchemaRunner.Reports.Writers;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;
using SchemaRunner.Snapshots.Documents;
using SchemaRunner.Tests.Reports.Samples;

namespace SchemaRunner.Tests.Reports;

public sealed class ProofReportTests
{
    private static readonly Difference s_values = new(DifferenceKind.Content, ObjectKind.Column, "public.customer.note", "digest 1", "digest 2");

    private static readonly MigrationProof s_proof = new()
    {
        Version = "0005",
        Name = "add_columns",
        Path = "up/0005_add_columns.sql",
        Checksum = "sha256:1",
        DownPath = "down/0005_add_columns.sql",
        DownChecksum = "sha256:2",
        Verdict = ProofVerdict.NotReversible,
        Losses =
        [
            new(Direction.Up, "expect drop column customer.note", [new(ProofStep.Down, s_values)]),
            new(Direction.Down, "expect drop column customer.city", []),
            new(Direction.Down, "expect drop table shop", []),
        ],
        Differences =
        [
            new(ProofStep.Down, new(DifferenceKind.OnlyInA, ObjectKind.Index, "public.customer: ix_name", "index", null)),
            new(ProofStep.SecondUp, s_values),
            new(ProofStep.SecondUp, s_values with { Name = "public.customer.name" }),
        ],
        Unsteady = [s_values with { Name = "public.log.at" }],
        Failure = new(ProofStep.SecondUp, new("SR401", "up/0005_add_columns.sql:1:1: no such table"), [new("SR301", ObjectKind.Table, "log", "2 rows", "1 row")]),
    };

    [Fact]
    public void Sentences_EverythingAtOnce_NameWhatWhenAndWhy() => ProofWords.Sentences(s_proof).ShouldBe(
    [
        "after the way down: index public.customer: ix_name is gone",
        "after the second way up: table public.customer holds other values in note, name",
        "the second way up: SR401: up/0005_add_columns.sql:1:1: no such table",
        "the second way up: SR301 table log: expected 2 rows, found 1 row",
        "lost as declared ('drop column customer.note', up script): table public.customer holds other values in note",
        "the down script takes with it what is written later: drop column customer.city, drop table shop",
        "given anew by each way up, so not held against it: table public.log holds other values in at",
    ]);

    [Fact]
    public void Write_RunOfProofs_IsAsTheSchemaSaysAndReadsBack()
    {
        var sample = SampleReports.Fisheries();
        var report = sample with { Verdict = Verdict.Proven, Phases = [sample.Phases[0] with { Verdict = Verdict.Proven, Proof = s_proof }] };

        var json = ReportSamplesTests.Write(new JsonReportWriter(), report);

        JsonReportWriterTests.Validator().Validate(JsonDocument.Parse(json).RootElement).ShouldBeEmpty();
        var read = JsonSerializer.Deserialize(json, ReportJson.Default.Report)!.Phases[0].Proof!;
        ProofWords.Sentences(read).ShouldBe(ProofWords.Sentences(s_proof));
        foreach (var writer in (IReportWriter[])[new HtmlReportWriter(), new MarkdownReportWriter(), new JUnitReportWriter()])
            ReportSamplesTests.Write(writer, report).ShouldNotBeEmpty();
    }
}
