using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Scripts;
using SchemaRunner.Tests.Journal;
using SchemaRunner.Tests.Scripts;

namespace SchemaRunner.Tests.Planning;

public sealed class PlannerTests
{
    private static readonly IReadOnlyList<Migration> Three = MemorySource.Load(
        ("up/1_a.sql", "A"), ("down/1_a.sql", "-A"), ("up/2_b.sql", "B"), ("down/2_b.sql", "-B"),
        ("up/3_c.sql", "-- schemarunner:irreversible merges\nC")).Migrations;

    [Fact]
    public void Up_NothingApplied_PlansAllInOrder() =>
        Planner.Up(Three, [], null).Select(p => p.Script.Version.Text).ShouldBe(["1", "2", "3"]);

    [Fact]
    public void Up_Target_StopsThere() =>
        Planner.Up(Three, Applied(Three[0]), ScriptVersion.Parse("002")).Select(p => p.Script.Version.Text).ShouldBe(["2"]);

    [Fact]
    public void Up_UnknownTarget_SuggestsTheNearest() =>
        Should.Throw<HistoryConflictException>(() => Planner.Up(Three, [], ScriptVersion.Parse("33")))
            .Message.ShouldBe("version 33 is not among the scripts; did you mean 3?");

    [Fact]
    public void Up_AppliedScriptChanged_ShowsTheLinesThatDiffer()
    {
        var was = Entries.Applied(Three[0]) with { Script = "A\nold\nZ", Checksum = "sha256:other" };
        var conflict = Should.Throw<HistoryConflictException>(() => Planner.Up(Three, AppliedMigration.Fold([was]), null));

        conflict.Code.ShouldBe("SR201");
        conflict.Message.ShouldBe("up/1_a.sql: version 1 was changed after it was applied; line 2:\n  - old\n  - Z");
    }

    [Fact]
    public void Up_AppliedScriptGone_NamesIt() =>
        Should.Throw<HistoryConflictException>(() => Planner.Up([Three[1]], Applied(Three[0]), null)).Code.ShouldBe("SR202");

    [Fact]
    public void Up_LowerNumberPendingBelowAnAppliedOne_IsRefused() =>
        Should.Throw<HistoryConflictException>(() => Planner.Up(Three, Applied(Three[1]), null)).Code.ShouldBe("SR203");

    [Fact]
    public void Down_Target_RevertsTheLatestFirst() =>
        Planner.Down(Three, Applied(Three[0], Three[1]), ScriptVersion.Parse("0")).Select(p => p.Script.Text).ShouldBe(["-B", "-A"]);

    [Fact]
    public void Down_Irreversible_IsRefusedWithItsReason() =>
        Should.Throw<RefusedException>(() => Planner.Down(Three, Applied([.. Three]), ScriptVersion.Parse("2")))
            .Message.ShouldBe("up/3_c.sql: version 3 is irreversible: merges");

    [Fact]
    public void Down_TargetNotApplied_IsRefused() =>
        Should.Throw<HistoryConflictException>(() => Planner.Down(Three, Applied(Three[0]), ScriptVersion.Parse("2"))).Code.ShouldBe("SR204");

    [Theory]
    [InlineData(1, "1")]
    [InlineData(2, "0")]
    [InlineData(9, "0")]
    public void TargetOfSteps_MoreThanThereAre_IsZero(int steps, string target) =>
        Planner.TargetOfSteps(Applied(Three[0], Three[1]), steps).ShouldBe(ScriptVersion.Parse(target));

    [Fact]
    public void Fold_AppliedRevertedFailed_LeavesWhatIsApplied()
    {
        var first = Entries.Applied(Three[0]);
        var second = Entries.Applied(Three[1]);

        AppliedMigration.Fold([first, second, second with { Event = JournalEvent.Reverted }, second with { Event = JournalEvent.Failed }])
            .ShouldHaveSingleItem().Version.Text.ShouldBe("1");
    }

    private static IReadOnlyList<AppliedMigration> Applied(params Migration[] migrations) =>
        AppliedMigration.Fold(migrations.Select(Entries.Applied));
}
