using SchemaRunner.Journal;
using SchemaRunner.Snapshots;
using Shouldly;
using Xunit;

namespace SchemaRunner.Tests.Journal;

public sealed class StructureLedgerTests
{
    private static readonly Table s_customer = TableOf("1", "customer");
    private static readonly Table s_invoice = TableOf("2", "invoice");
    private static readonly SchemaObject s_index = IndexOf("9", "by_name", "2", "name");

    [Fact]
    public void Record_FirstStructure_IsTheDifferenceToWhatTheJournalKnows()
    {
        var known = new Dictionary<string, string>(StructureFingerprint.Of(Of([s_customer])).ByObject) { ["view main.gone"] = "00" };

        var (_, delta) = new StructureLedger(known).Record(Of([s_customer, s_invoice]));

        delta.Set.Keys.ShouldBe(["column main.invoice.name", "table main.invoice"]);
        delta.Removed.ShouldBe(["view main.gone"]);
    }

    [Fact]
    public void Record_SameStructureAgain_HasNoDifference()
    {
        var ledger = new StructureLedger(new Dictionary<string, string>());
        var (hash, _) = ledger.Record(Of([s_customer], s_index));

        var (again, delta) = ledger.Record(Of([TableOf("7", "customer")], s_index with { Id = "8" }));

        again.ShouldBe(hash);
        delta.Set.ShouldBeEmpty();
        delta.Removed.ShouldBeEmpty();
    }

    [Fact]
    public void Record_TableRenamed_RenamesWhatStandsOnItEvenIfThatWasNotDescribedAgain()
    {
        var ledger = new StructureLedger(new Dictionary<string, string>());
        ledger.Record(Of([s_customer, s_invoice], s_index));

        var (_, delta) = ledger.Record(Of([s_customer, s_invoice with { Name = "bill" }], s_index));

        delta.Set.Keys.ShouldBe(["column main.bill.name", "index main.bill: by_name", "table main.bill"]);
        delta.Removed.ShouldBe(["column main.invoice.name", "index main.invoice: by_name", "table main.invoice"]);
    }

    [Fact]
    public void Record_NewAndChangedObjects_KeepsTheirDefinitionsAlone()
    {
        var ledger = new StructureLedger(new Dictionary<string, string>());
        var (_, first) = ledger.Record(Of([s_customer, s_invoice], s_index));

        var (_, delta) = ledger.Record(Of([s_customer, s_invoice], s_index with { Facets = [new Facet("columns", "id"), new Facet("predicate", null)] }));

        first.Definitions.Keys.ShouldBe(first.Set.Keys);
        delta.Definitions.ShouldHaveSingleItem().Key.ShouldBe("index main.invoice: by_name");
        delta.Definitions["index main.invoice: by_name"].ShouldBe(new Dictionary<string, string> { ["columns"] = "id" });
        ObjectDefinitions.Difference(first.Definitions["index main.invoice: by_name"], delta.Definitions["index main.invoice: by_name"])
            .ShouldBe("columns: name → id");
    }

    [Fact]
    public void RolledBack_ThenTheSameAgain_RecordsTheSameDifference()
    {
        var ledger = new StructureLedger(new Dictionary<string, string>());
        ledger.Record(Of([s_customer, s_invoice], s_index));
        ledger.Committed();
        var after = Of([s_customer with { Name = "client" }], s_index with { TableId = "1" });
        var (hash, first) = ledger.Record(after);

        ledger.RolledBack();

        var (again, second) = ledger.Record(after);
        again.ShouldBe(hash);
        second.Set.ShouldBe(first.Set);
        second.Removed.ShouldBe(first.Removed);
    }

    [Fact]
    public void Record_StepByStep_EndsWhereOneStepWould()
    {
        var changed = IndexOf("9", "by_name", "2", "name DESC");
        var ledger = new StructureLedger(new Dictionary<string, string>());
        var recorded = new Dictionary<string, string>();
        var hash = "";
        Structure[] steps =
        [
            Of([s_customer]), Of([s_customer, s_invoice], s_index), Of([s_invoice], s_index, s_index with { Id = "10" }),
            Of([s_invoice, s_customer], s_index), Of([s_customer, s_invoice], changed),
        ];

        foreach (var step in steps)
        {
            (hash, var delta) = ledger.Record(step);
            foreach (var name in delta.Removed) recorded.Remove(name).ShouldBeTrue();
            foreach (var (name, fingerprint) in delta.Set) recorded[name] = fingerprint;
        }

        hash.ShouldBe(StructureFingerprint.Of(steps[^1]).Hash);
        recorded.ShouldBe(StructureFingerprint.Of(steps[^1]).ByObject, ignoreOrder: true);
    }

    [Fact]
    public void Hash_AnythingElse_IsAnother()
    {
        Structure[] structures =
        [
            Of([]), Of([s_customer]), Of([s_invoice]), Of([s_customer, s_invoice]), Of([s_customer, s_invoice], s_index),
            Of([s_customer, s_invoice], s_index, s_index with { Id = "10" }), Of([s_customer, s_invoice], IndexOf("9", "by_name", "2", "lower(name)")),
            Of([s_customer, s_invoice], IndexOf("9", "by_name", "1", "name")),
        ];

        var hashes = structures.Select(s => StructureFingerprint.Of(s).Hash).ToList();

        hashes.Distinct().Count().ShouldBe(structures.Length);
        hashes.ShouldAllBe(hash => StructureFingerprint.IsOfThisForm(hash) && hash.Length == "f2:".Length + 64);
    }

    private static Structure Of(IReadOnlyList<Table> tables, params IReadOnlyList<SchemaObject> objects) =>
        new() { DefaultSchema = "main", Tables = tables, Objects = objects };

    private static Table TableOf(string id, string name) =>
        new() { Id = id, Schema = "main", Name = name, Columns = [new Column { Id = $"{id}.1", Name = "name", Type = "TEXT" }] };

    private static SchemaObject IndexOf(string id, string name, string tableId, string columns) => new()
    {
        Kind = ObjectKind.Index, Id = id, Schema = "main", Name = name, TableId = tableId, Facets = [new("columns", columns)],
    };
}
