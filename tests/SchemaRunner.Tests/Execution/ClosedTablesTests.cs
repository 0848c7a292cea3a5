using SchemaRunner.Execution;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Tests.Execution;

public sealed class ClosedTablesTests
{
    [Fact]
    public void Add_LocksOfThePhaseAndOfTheScript_CountFromTheirBeginningToTheEnd()
    {
        var report = ClosedTables.Add(
            ReportOf(
                (20, [new("invoice", "ROW EXCLUSIVE", LockEffect.None)]),
                (30, [new("customer", "ACCESS EXCLUSIVE", LockEffect.Everyone), new("invoice", "SHARE", LockEffect.Writers)]),
                (60, [new("stock", "ACCESS EXCLUSIVE", LockEffect.Everyone)])),
            [new("customer", "SHARE ROW EXCLUSIVE", LockEffect.Writers)],
            end: 100);

        report.Closed.ShouldBe([new("customer", 100, 70), new("stock", 40, 40), new("invoice", 70, 0)]);
        (report.LocksFurther, report.ClosedFurther).ShouldBe((0, 0));
    }

    [Fact]
    public void Add_ThousandTables_NamesAHundredAndCountsTheOthers()
    {
        var locks = Enumerable.Range(1, 1_000).Select(i => new TakenLock($"t{i:0000}", "SHARE ROW EXCLUSIVE", LockEffect.Writers)).ToList();

        var report = ClosedTables.Add(ReportOf((50, [new("t0999", "ACCESS EXCLUSIVE", LockEffect.Everyone)])), locks, end: 100);

        report.Closed.Take(2).ShouldBe([new("t0999", 100, 50), new("t0001", 100, 0)]);
        (report.Closed.Count, report.ClosedFurther).ShouldBe((100, 900));
        (report.Locks.Count, report.LocksFurther).ShouldBe((100, 900));
    }

    private static PhaseReport ReportOf(params (double Start, IReadOnlyList<TakenLock> Locks)[] statements) => new()
    {
        Version = "1", Name = "first", Direction = Direction.Up, Path = "up/1_first.sql", Checksum = "sha256:", StartedAt = default,
        Verdict = Verdict.Verified,
        Statements = [.. statements.Select((s, at) => new StatementReport(at + 1, at + 1, "SELECT 1", null, 1) { StartMilliseconds = s.Start, Locks = s.Locks })],
    };
}
