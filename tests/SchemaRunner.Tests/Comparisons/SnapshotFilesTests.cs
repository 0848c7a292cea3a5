using SchemaRunner.Comparisons;
using SchemaRunner.Snapshots;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Tests.Comparisons;

public sealed class SnapshotFilesTests
{
    [Fact]
    public async Task Compare_AColumnOfAnotherType_IsADifferenceOfStructureAlone()
    {
        var comparison = await CompareAsync(Document("integer", "1", "2"), Document("bigint", "5", "2"));

        comparison.Differences.ShouldHaveSingleItem().Kind.ShouldBe(DifferenceKind.Definition);
        comparison.Notes.ShouldContain("digests of two types are not compared: public.t.n");
    }

    [Fact]
    public async Task Compare_OtherKeys_SaysNothingOfTheirValues()
    {
        var comparison = await CompareAsync(Document("integer", "1", "2"), Document("integer", "5", "6"));

        comparison.Differences.ShouldHaveSingleItem().Name.ShouldBe("public.t.id");
    }

    [Fact]
    public async Task Compare_DigestsOfAnotherForm_OnlyRowsAreCounted()
    {
        var comparison = await CompareAsync(Document("integer", "1", "2"), Document("integer", "5", "6") with { DigestForm = "postgres:2" });

        comparison.Differences.ShouldBeEmpty();
        comparison.Notes.ShouldContain(note => note.EndsWith("only rows are counted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Compare_SnapshotsOfTwoEngines_Refused() =>
        (await Should.ThrowAsync<ComparisonRefusedException>(
            () => CompareAsync(Document("integer", "1", "2"), Document("integer", "1", "2") with { Engine = "sqlite" }))).Code.ShouldBe("SR002");

    private static Task<DatabaseComparison> CompareAsync(SnapshotDocument a, SnapshotDocument b) => new DatabaseComparer().CompareAsync(
        ComparisonSide.Of(a, "a.json"), ComparisonSide.Of(b, "b.json"), TestContext.Current.CancellationToken);

    private static SnapshotDocument Document(string type, string n, string id) => new()
    {
        Engine = "postgres",
        Product = "PostgreSQL",
        ServerVersion = "15.1",
        Database = "a",
        ToolVersion = "0.1.0",
        TakenAt = DateTimeOffset.UnixEpoch,
        DigestForm = "postgres:1",
        Objects =
        [
            new ObjectDocument(ObjectKind.Table, "public.t", null, new Dictionary<string, string?>()),
            new ObjectDocument(ObjectKind.Column, "public.t.id", "public.t", new Dictionary<string, string?> { ["type"] = "integer" }),
            new ObjectDocument(ObjectKind.Column, "public.t.n", "public.t", new Dictionary<string, string?> { ["type"] = type }),
        ],
        Tables =
        [
            new TableDocument
            {
                Name = "public.t", Columns = ["id", "n"], Key = ["id"], Rows = 3, Digests = new Dictionary<string, string> { ["id"] = id, ["n"] = n },
            },
        ],
    };
}
