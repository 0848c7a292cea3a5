using System.Text.Json;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;
using SchemaRunner.Tests.Journal;
using SchemaRunner.Tests.Reports.Samples;
using SchemaRunner.Tests.Scripts;

namespace SchemaRunner.Tests.Planning;

public sealed class DriftTests
{
    private static readonly SchemaObject View =
        new() { Kind = ObjectKind.View, Id = "1", Schema = "main", Name = "v", Facets = [new Facet("definition", "SELECT 1")] };

    private static readonly Migration First = MemorySource.Load(("up/1_a.sql", "A"), ("down/1_a.sql", "-A")).Migrations[0];

    [Fact]
    public void Between_SameStructure_HasNoDifference() =>
        Drift.Between(JournalOf(Of(View)), Of(View with { Id = "9" })).Differences.ShouldBeEmpty();

    [Fact]
    public void Between_ChangedAddedAndGone_NamesEachInTheOrderOfNames()
    {
        var journal = JournalOf(Of(View, View with { Id = "2", Name = "z" }));

        var drift = Drift.Between(journal, Of(View with { Facets = [new Facet("definition", "SELECT 2")] }, View with { Id = "3", Name = "new" }));

        drift.Differences.Select(one => one.ToString()).ShouldBe(
            ["view main.new was added", "view main.v was changed: definition: SELECT 1 → SELECT 2", "view main.z is gone"]);
        drift.Lost.Count().ShouldBe(2);
    }

    [Fact]
    public void Between_JournalOfAnEarlierRelease_SaysThatItWasChangedWithoutHow()
    {
        var journal = JournalOf(Of(View), delta => delta with { Definitions = null! });

        Drift.Between(journal, Of(View with { Facets = [] })).Differences.ShouldHaveSingleItem().ToString().ShouldBe("view main.v was changed");
    }

    [Fact]
    public void DriftException_ManyObjects_PrintsTheFirstAndCountsTheRest()
    {
        var exception = new DriftException(
            [.. Enumerable.Range(1, 60).Select(number => new DriftedObject(number == 1 ? ChangeKind.Added : ChangeKind.Dropped, $"view main.v{number}"))]);

        var lines = exception.Message.Split('\n');

        lines.Length.ShouldBe(52);
        lines[1].ShouldBe("  view main.v2 is gone", "what stops the run comes before what was added");
        lines[^1].ShouldBe("  … and 10 more, all of which 'schemarunner verify' lists");
        exception.Differences.Count.ShouldBe(60);
    }

    private static IReadOnlyList<JournalEntry> JournalOf(Structure structure, Func<StructureDelta, StructureDelta>? change = null)
    {
        var (hash, delta) = new StructureLedger(new Dictionary<string, string>()).Record(structure);
        var sample = SampleReports.Fisheries();
        var record = new PhaseRecord(sample.Run, sample.Phases[0] with { StructureHash = hash, StructureDelta = change is null ? delta : change(delta) });
        return [Entries.Applied(First) with { StructureHash = hash, Report = JsonSerializer.Serialize(record, ReportJson.Default.PhaseRecord) }];
    }

    private static Structure Of(params SchemaObject[] objects) => new() { DefaultSchema = "main", Tables = [], Objects = objects };
}
