using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Cli.Progress;

/// <summary>Shows nothing: <c>--quiet</c>.</summary>
internal sealed class NoProgress : IRunProgress
{
    /// <inheritdoc/>
    public Task<T> WatchAsync<T>(Func<Task<T>> run) => run();

    /// <inheritdoc/>
    public void WaitingForRunLock(LockOwner? holder)
    {
        // Silence was asked for
    }

    /// <inheritdoc/>
    public void RunStarted(RunHeader run, IReadOnlyList<PlannedPhase> phases)
    {
        // Silence was asked for
    }

    /// <inheritdoc/>
    public void PhaseStarted(PlannedPhase phase, int number)
    {
        // Silence was asked for
    }

    /// <inheritdoc/>
    public void TableScanning(SnapshotMoment moment, Table table, int number, int of)
    {
        // Silence was asked for
    }

    /// <inheritdoc/>
    public void StatementStarted(Statement statement, int of)
    {
        // Silence was asked for
    }

    /// <inheritdoc/>
    public void PhaseFinished(PhaseReport phase)
    {
        // Silence was asked for
    }
}
