using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Backups;

/// <summary>Puts into one line of words how far a backup has come: bytes and tables, which are read at the same time.</summary>
/// <param name="observer">Who is told.</param>
internal sealed class BackupProgress(IRunObserver? observer) : IRunObserver
{
    private const int MegaByte = 1_000_000;

    private volatile string bytes = "";
    private volatile string tables = "";

    /// <summary>The dump has grown.</summary>
    public void Written(long size) => Tell(bytes = Size(size, "written"), tables);

    /// <summary>The file is being read.</summary>
    public void ReadBack(long size) => Tell(bytes = Size(size, "read back"), tables = "");

    /// <summary>The file is being restored.</summary>
    public void Restoring() => Tell(bytes = "restoring into a scratch database", tables = "");

    /// <summary>The database itself is being replaced.</summary>
    public void Restoring(string doing)
    {
        bytes = tables = "";
        observer?.RestoreStepped(doing);
    }

    /// <inheritdoc/>
    public void TableScanning(SnapshotMoment moment, Table table, int number, int of) =>
        Tell(bytes, tables = $"reading table {number} of {of}, {table.Name}");

    /// <inheritdoc/>
    public void WaitingForRunLock(LockOwner? holder)
    {
        // a backup waits for nobody
    }

    /// <inheritdoc/>
    public void RunStarted(RunHeader run, IReadOnlyList<PlannedPhase> phases)
    {
        // no run
    }

    /// <inheritdoc/>
    public void PhaseStarted(PlannedPhase phase, int number)
    {
        // no phase
    }

    /// <inheritdoc/>
    public void StatementStarted(Statement statement, int of)
    {
        // no statement
    }

    /// <inheritdoc/>
    public void PhaseFinished(PhaseReport phase)
    {
        // no phase
    }

    private void Tell(params string[] parts)
    {
        var said = string.Join("; ", parts.Where(part => part.Length > 0));
        if (said.Length > 0) observer?.BackupProgressed("backup: " + said);
    }

    // What is smaller is over before anybody has read it
    private static string Size(long size, string done) => size < MegaByte ? "" : $"{size / MegaByte:N0} MB {done}";
}
