using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.EngineTests.Contract;

/// <summary>Remembers which tables a run read, and when.</summary>
internal sealed class ReadTables : IRunObserver
{
    /// <summary><c>Before log</c>, <c>After log</c> …</summary>
    public List<string> Read { get; } = [];

    public void WaitingForRunLock(LockOwner? holder)
    {
    }

    public void RunStarted(RunHeader run, IReadOnlyList<PlannedPhase> phases)
    {
    }

    public void PhaseStarted(PlannedPhase phase, int number)
    {
    }

    public void TableScanning(SnapshotMoment moment, Table table, int number, int of) => Read.Add($"{moment} {table.Name}");

    public void StatementStarted(Statement statement, int of)
    {
    }

    public void PhaseFinished(PhaseReport phase)
    {
    }
}
