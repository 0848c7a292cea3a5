using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;
using SchemaRunner.Tests.Journal;
using SchemaRunner.Tests.Scripts;

namespace SchemaRunner.Tests.Planning;

public sealed class BaselinesTests
{
    private static readonly IReadOnlyList<Migration> Three = MemorySource.Load(
        ("up/1_a.sql", "A"), ("down/1_a.sql", "-A"), ("up/2_b.sql", "B"), ("down/2_b.sql", "-B"), ("up/3_c.sql", "C"), ("down/3_c.sql", "-C")).Migrations;

    private static readonly Structure InUse = new()
    {
        DefaultSchema = "main",
        Tables = [new Table { Id = "1", Schema = "main", Name = "t", Columns = [] }, new Table { Id = "2", Schema = "main", Name = "u", Columns = [] }],
    };

    [Theory]
    [InlineData("0", "", "1 2 3")]
    [InlineData("1", "1", "2 3")]
    [InlineData("002", "1 2", "3")]
    [InlineData("3", "1 2 3", "")]
    public void Plan_AtAVersion_DividesTheMigrationsThere(string at, string adopted, string pending)
    {
        var plan = Plan([], InUse, at);

        Versions(plan.Adopted).ShouldBe(adopted);
        Versions(plan.Pending).ShouldBe(pending);
        plan.Holds.ShouldBe("2 tables");
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("3")]
    public void Fold_EntriesOfABaseline_LeaveThePlanWithWhatIsAbove(string at)
    {
        var plan = Plan([], InUse, at);
        var applied = AppliedMigration.Fold([.. plan.Adopted.Select(Adopted)]);

        applied.ShouldAllBe(a => a.IsOfBaseline);
        Versions([.. Planner.Up(Three, applied, null).Select(p => p.Migration)]).ShouldBe(Versions(plan.Pending));
        Planner.Down(Three, applied, ScriptVersion.Parse(at)).ShouldBeEmpty();
        Should.Throw<RefusedException>(() => Planner.Down(Three, applied, ScriptVersion.Parse("0"))).Code.ShouldBe("SR218");
    }

    [Fact]
    public void Fold_BaselineWithoutAnyMigration_CountsNothingAsApplied()
    {
        var entry = Adopted(Three[0]) with { Version = ScriptVersion.Parse("0"), Checksum = "", Script = "" };

        AppliedMigration.Fold([entry]).ShouldBeEmpty();
    }

    [Fact]
    public void Plan_UnknownVersion_SuggestsTheNearest() =>
        Should.Throw<HistoryConflictException>(() => Plan([], InUse, "33")).Message.ShouldBe("version 33 is not among the scripts; did you mean 3?");

    [Fact]
    public void Plan_EmptyDatabase_IsRefused() =>
        Should.Throw<RefusedException>(() => Plan([], InUse with { Tables = [] }, "1")).Message.ShouldBe("sqlite:a.db is empty: there is nothing to adopt");

    [Fact]
    public void Plan_SomethingApplied_IsRefused() =>
        Should.Throw<RefusedException>(() => Plan([Entries.Applied(Three[0])], InUse, "2")).Message
            .ShouldBe("sqlite:a.db has a journal, and 1 (a) is applied on 2026-11-21 10:15:03 UTC");

    [Fact]
    public void Plan_EverythingReverted_IsAllowed()
    {
        JournalEntry[] entries = [Entries.Applied(Three[0]), Entries.Applied(Three[0]) with { Event = JournalEvent.Reverted, Direction = Direction.Down }];

        Versions(Plan(entries, InUse, "2").Adopted).ShouldBe("1 2");
    }

    private static BaselinePlan Plan(IReadOnlyList<JournalEntry> journal, Structure structure, string at) =>
        Baselines.Plan("sqlite:a.db", Three, journal, structure, ScriptVersion.Parse(at));

    private static JournalEntry Adopted(Migration migration) => Entries.Applied(migration) with { Event = JournalEvent.Baseline };

    private static string Versions(IReadOnlyList<Migration> migrations) => string.Join(' ', migrations.Select(m => m.Version));
}
