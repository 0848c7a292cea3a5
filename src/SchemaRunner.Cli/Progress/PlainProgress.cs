using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Cli.Progress;

/// <summary>One line for each phase, for logs; with <c>--verbose</c> one for each statement and table as well.</summary>
/// <param name="output">Where the lines go.</param>
/// <param name="verbose">Whether to say more.</param>
/// <param name="time">The clock.</param>
internal sealed class PlainProgress(TextWriter output, bool verbose, TimeProvider time) : IRunProgress
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly RunLockWait wait = new(time);
    private int phases;
    private long? said;

    /// <inheritdoc/>
    public Task<T> WatchAsync<T>(Func<Task<T>> run) => run();

    /// <inheritdoc/>
    public void CopyStarted(string database) => output.WriteLine($"copying {database}");

    /// <inheritdoc/>
    public void WaitingForRunLock(LockOwner? holder)
    {
        if (wait.Say(holder) is { } line) output.WriteLine(line);
    }

    /// <inheritdoc/>
    public void RunStarted(RunHeader run, IReadOnlyList<PlannedPhase> phases)
    {
        this.phases = phases.Count;
        output.WriteLine($"{(run.Rehearsal ? "rehearsal" : "run")} {run.RunId} {(run.Rehearsal ? "on a copy of" : "on")} {run.Database} ({run.Product} {run.ServerVersion})");
    }

    /// <inheritdoc/>
    public void PhaseStarted(PlannedPhase phase, int number) =>
        output.WriteLine($"phase {number} of {phases}: {PhaseName.Of(phase)}");

    /// <inheritdoc/>
    public void TableScanning(SnapshotMoment moment, Table table, int number, int of)
    {
        if (verbose) output.WriteLine($"  {(phases == 0 ? "" : $"{PhaseName.Of(moment)} ")}table {number} of {of}: {table.Name}");
    }

    /// <inheritdoc/>
    public void StatementStarted(Statement statement, int of)
    {
        said = null;
        if (verbose) output.WriteLine($"  statement {statement.Number} of {of}, line {statement.Line}");
    }

    /// <inheritdoc/>
    public void StatementProgressed(string progress)
    {
        // asked twice a second; a log needs no more than a line in a while
        var now = time.GetTimestamp();
        if (said is { } last && time.GetElapsedTime(last, now) < Pause) return;
        said = now;
        output.WriteLine($"  {progress}");
    }

    /// <inheritdoc/>
    public void BackupProgressed(string progress)
    {
        // most are done before a line would be worth its place
        said ??= time.GetTimestamp();
        StatementProgressed(progress);
    }

    /// <inheritdoc/>
    public void RestoreStepped(string step)
    {
        if (verbose) output.WriteLine($"  restore: {step}");
        else StatementProgressed($"restore: {step}");
    }

    /// <inheritdoc/>
    public void PhaseRetrying(PlannedPhase phase, PhaseRetry retry)
    {
        foreach (var line in Output.RetryText.Lines(retry)) output.WriteLine($"  {line}");
    }

    /// <inheritdoc/>
    public void PhaseFinished(PhaseReport phase)
    {
        if (verbose) output.WriteLine($"  {Output.Words.Of(phase.Verdict)} in {phase.Milliseconds:N0} ms");
    }
}
