using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.EngineTests.Contract;

/// <summary>Interrupts a run when its second statement is about to run, as Ctrl-C would.</summary>
internal sealed class CancelOnStatement(CancellationTokenSource source) : IRunObserver
{
    public void WaitingForRunLock(LockOwner? holder)
    {
    }

    public void RunStarted(RunHeader run, IReadOnlyList<PlannedPhase> phases)
    {
    }

    public void PhaseStarted(PlannedPhase phase, int number)
    {
    }

    public void TableScanning(SnapshotMoment moment, Table table, int number, int of)
    {
    }

    public void StatementStarted(Statement statement, int of)
    {
        if (statement.Number == 2) source.CancelAfter(TimeSpan.FromMilliseconds(100));
    }

    public void PhaseFinished(PhaseReport phase)
    {
    }
}
