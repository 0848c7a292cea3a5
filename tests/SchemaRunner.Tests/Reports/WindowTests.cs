using SchemaRunner.Reports;
using SchemaRunner.Tests.Reports.Samples;

namespace SchemaRunner.Tests.Reports;

public sealed class WindowTests
{
    private static readonly PhaseReport First = SampleReports.Fisheries().Phases[0] with
    {
        Version = "1",
        Milliseconds = 100,
        Closed = [new("orders", 90, 20), new("customer", 80, 70)],
        ClosedFurther = 3,
        Statements = [Statement(1_000, "orders"), Statement(null, "orders", "customer")],
    };

    private static readonly PhaseReport Second = First with
    {
        Version = "2", Milliseconds = 50, Closed = [new("orders", 40, 40)], ClosedFurther = 1, Statements = [Statement(24, "orders")],
    };

    [Fact]
    public void Of_TwoPhases_TellsTheLongestTimeOfEachTableAndItsPhase()
    {
        var window = Window.Of([First, Second]);

        window.Milliseconds.ShouldBe(150);
        window.Phases.Select(phase => (phase.Version, phase.WritersMilliseconds, phase.ReadersMilliseconds)).ShouldBe([("1", 90, 70), ("2", 40, 40)]);
        window.Closed.ShouldBe([new("customer", "1", 80, 70), new("orders", "2", 40, 40)]);
        window.ClosedFurther.ShouldBe(3);
        window.Rewritten.ShouldBe(["orders", "customer"]);
        window.WalBytes.ShouldBe(1_024);
    }

    [Fact]
    public void Of_PhaseThatWasRefused_IsNoneThatTheRunWouldTake()
    {
        var window = Window.Of([First, Second with { Verdict = Verdict.Mismatch }]);

        window.Phases.Select(phase => phase.Version).ShouldBe(["1"]);
        window.Closed.Select(table => table.Version).ShouldBe(["1", "1"]);
    }

    [Fact]
    public void Of_EngineThatKeepsNoSuchLog_KnowsNoBytes() =>
        Window.Of([First with { Statements = [Statement(null)] }]).WalBytes.ShouldBeNull();

    [Fact]
    public void Of_NothingThatWentThrough_IsEmpty() => Window.Of([First with { Verdict = Verdict.Failed }]).Phases.ShouldBeEmpty();

    private static StatementReport Statement(long? walBytes, params string[] rewritten) =>
        new(1, 1, "UPDATE orders SET n = 1", null, 1) { WalBytes = walBytes, Rewritten = rewritten };
}
