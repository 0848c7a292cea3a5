using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.EngineTests.Runs;

/// <summary>Does what a test says at moments of a run, while the run waits for it.</summary>
internal sealed class Bystander : IRunObserver
{
    /// <summary>When a statement of a script is about to run.</summary>
    public Action<Statement> OnStatement { get; init; } = _ => { };

    /// <summary>When a phase is going to be tried again.</summary>
    public Action OnRetry { get; init; } = () => { };

    /// <summary>The retries that were told.</summary>
    public List<PhaseRetry> Retries { get; } = [];

    public void PhaseRetrying(PlannedPhase phase, PhaseRetry retry)
    {
        Retries.Add(retry);
        OnRetry();
    }

    public void StatementStarted(Statement statement, int of) => OnStatement(statement);

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

    public void PhaseFinished(PhaseReport phase)
    {
    }
}
