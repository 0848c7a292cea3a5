using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution.Proving;

/// <summary>Tells an observer of the phases of a proof as of one run.</summary>
/// <param name="told">The observer.</param>
internal sealed class ProofObserver(IRunObserver told) : IRunObserver
{
    private int phases;
    private int planned;

    /// <inheritdoc/>
    public void CopyStarted(string database) => told.CopyStarted(database);

    /// <inheritdoc/>
    public void WaitingForRunLock(LockOwner? holder) => told.WaitingForRunLock(holder);

    /// <inheritdoc/>
    public void RunStarted(RunHeader run, IReadOnlyList<PlannedPhase> phases)
    {
        planned = phases.Count;
        told.RunStarted(run, phases);
    }

    /// <inheritdoc/>
    /// <remarks>After a fault the way to the next migration is gone once more, which nobody can have planned.</remarks>
    public void PhaseStarted(PlannedPhase phase, int number) => told.PhaseStarted(phase, Math.Min(++phases, planned));

    /// <inheritdoc/>
    public void TableScanning(SnapshotMoment moment, Table table, int number, int of) => told.TableScanning(moment, table, number, of);

    /// <inheritdoc/>
    public void StatementStarted(Statement statement, int of) => told.StatementStarted(statement, of);

    /// <inheritdoc/>
    public void PhaseRetrying(PlannedPhase phase, PhaseRetry retry) => told.PhaseRetrying(phase, retry);

    /// <inheritdoc/>
    public void StatementProgressed(string progress) => told.StatementProgressed(progress);

    /// <inheritdoc/>
    public void PhaseFinished(PhaseReport phase) => told.PhaseFinished(phase);
}
