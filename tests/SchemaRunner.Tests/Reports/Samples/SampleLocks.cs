using SchemaRunner.Execution;
using SchemaRunner.Reports;

namespace SchemaRunner.Tests.Reports.Samples;

/// <summary>Adds to a phase what a server says of locks.</summary>
internal static class SampleLocks
{
    private const double Begin = 4.5;

    /// <summary>The phase with tables locked before it, and one table that each of its statements works on.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="before">The tables that were locked against writers.</param>
    /// <param name="mode">The mode that the statements take.</param>
    /// <param name="tables">For each statement, its table before the phase.</param>
    /// <param name="rewritten">Those of them that get another file.</param>
    public static PhaseReport With(
        PhaseReport phase, IReadOnlyList<string> before, string mode, IReadOnlyList<string> tables, params string[] rewritten)
    {
        var end = Begin + phase.Milliseconds;
        var each = phase.VerifyMilliseconds / 2;
        var script = Begin + each;
        var closes = mode == "ACCESS EXCLUSIVE" ? LockEffect.Everyone : LockEffect.None;
        var start = script;
        var statements = new List<StatementReport>();
        foreach (var (statement, at) in phase.Statements.Select((statement, at) => (statement, at)))
        {
            statements.Add(statement with
            {
                StartMilliseconds = start,
                Locks = at == 0 || tables[at] != tables[at - 1] ? [new TakenLock(tables[at], mode, closes)] : [],
                Rewritten = rewritten.Contains(tables[at]) ? [tables[at]] : [],
                WalBytes = 740 * (at + 1) * (at + 1) * (at + 1),
            });
            start += statement.Milliseconds;
        }

        var full = phase with
        {
            Statements = statements,
            Steps =
            [
                new(PhaseStep.Begin, 0, Begin), new(PhaseStep.SnapshotBefore, Begin, each),
                new(PhaseStep.Script, script, end - each - script), new(PhaseStep.SnapshotAfter, end - each, each),
            ],
        };
        return ClosedTables.Add(full, [.. before.Select(table => new TakenLock(table, "SHARE ROW EXCLUSIVE", LockEffect.Writers))], end);
    }
}
