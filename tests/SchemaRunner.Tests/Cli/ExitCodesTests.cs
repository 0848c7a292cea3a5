using SchemaRunner.Cli.Errors;
using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Tests.Cli;

public sealed class ExitCodesTests
{
    public static TheoryData<Exception, int> Exceptions { get; } = new()
    {
        { new UsageException("x"), 2 },
        { new ConnectionFailedException("db", "refused", hint: null), 3 },
        { new PermissionDeniedException("x", "y"), 3 },
        { new ConnectionLostException("x"), 3 },
        { new ScriptLoadException([new ScriptFault("SR104", "a.sql", 1, 1, "x")]), 4 },
        { new ScriptSourceException("a", "x"), 4 },
        { new HistoryConflictException("SR201", "x", hint: null), 4 },
        { new JournalFormatException(2, 1), 4 },
        { new RunLockTimeoutException(holder: null, TimeSpan.Zero), 8 },
        { new LockTimeoutException("x", hint: null), 9 },
        { new RefusedException("SR207", "x", hint: null), 10 },
        { new DriftException([new DriftedObject(ChangeKind.Dropped, "table main.x")]), 1 },
        { new StatementFailedException("x", "42703", offset: null, detail: null), 5 },
        { new OperationCanceledException(), 130 },
        { new InvalidOperationException("x"), 70 },
    };

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void Of_Exception_IsTheDesignsCode(Exception exception, int expected)
    {
        ExitCodes.Of(exception).ShouldBe(expected);
    }

    [Theory]
    [InlineData(Verdict.Verified, null, 0)]
    [InlineData(Verdict.DryRun, null, 0)]
    [InlineData(Verdict.NothingToDo, null, 0)]
    [InlineData(Verdict.Warned, null, 0)]
    [InlineData(Verdict.Mismatch, null, 6)]
    [InlineData(Verdict.Interrupted, null, 130)]
    [InlineData(Verdict.Failed, "SR401", 5)]
    [InlineData(Verdict.Failed, "SR403", 5)]
    [InlineData(Verdict.Failed, "SR504", 9)]
    [InlineData(Verdict.Failed, "SR505", 3)]
    [InlineData(Verdict.Failed, "SR506", 9)]
    [InlineData(Verdict.Failed, "SR502", 3)]
    [InlineData(Verdict.Failed, "XX", 70)]
    public void Of_Report_FollowsVerdictAndProblem(Verdict verdict, string? code, int expected)
    {
        var report = new Report
        {
            Run = Samples.Run,
            Verdict = verdict,
            Phases = [Samples.Phase("0001", "x", verdict)],
            Problem = code is null ? null : new Problem(code, "x"),
        };

        ExitCodes.Of(report).ShouldBe(expected);
    }
}
