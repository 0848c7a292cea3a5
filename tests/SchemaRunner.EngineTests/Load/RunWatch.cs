using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.EngineTests.Load;

/// <summary>Knows which phase runs now.</summary>
/// <param name="beforePhase">Called before a phase begins, which waits for its return.</param>
internal sealed class RunWatch(Action? beforePhase = null) : IRunObserver
{
    private volatile string now = "before the run";
    private volatile int finished;
    private int retries;

    /// <summary>In words.</summary>
    public string Now => now;

    /// <summary>How many phases have ended.</summary>
    public int Finished => finished;

    /// <summary>How often a phase began again because of a lock.</summary>
    public int Retries => retries;

    public void WaitingForRunLock(LockOwner? holder) => now = "waiting for the run lock";

    public void RunStarted(RunHeader run, IReadOnlyList<PlannedPhase> phases) => now = "before the first phase";

    public void PhaseStarted(PlannedPhase phase, int number)
    {
        now = $"phase {phase.Script.Version} {phase.Script.Name}: beginning";
        beforePhase?.Invoke();
    }

    public void TableScanning(SnapshotMoment moment, Table table, int number, int of) => Say($"reading {table.Name} {moment}");

    public void StatementStarted(Statement statement, int of) => Say($"running {statement.Text.ReplaceLineEndings(" ")}");

    public void PhaseRetrying(PlannedPhase phase, PhaseRetry retry) => Interlocked.Increment(ref retries);

    public void PhaseFinished(PhaseReport phase)
    {
        finished++;
        now = $"after phase {phase.Version} {phase.Name} ({phase.Verdict})";
    }

    private void Say(string what) => now = $"{now.Split(':', 2)[0]}: {what}";
}
