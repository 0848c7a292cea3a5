using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner;

/// <summary>Which of the two snapshots of a phase is being taken.</summary>
public enum SnapshotMoment
{
    /// <summary>The one before the script.</summary>
    Before,

    /// <summary>The one after it.</summary>
    After,
}

/// <summary>Is told what a run is doing, as it does it; never asked anything.</summary>
public interface IRunObserver
{
    /// <summary>A database is about to be copied, to try the scripts on the copy.</summary>
    void CopyStarted(string database)
    {
        // a run on the database itself makes none
    }

    /// <summary>The run lock is held by somebody else.</summary>
    void WaitingForRunLock(LockOwner? holder);

    /// <summary>The plan is made and at least one phase will run.</summary>
    void RunStarted(RunHeader run, IReadOnlyList<PlannedPhase> phases);

    /// <summary>A phase begins; <paramref name="number"/> is 1-based.</summary>
    void PhaseStarted(PlannedPhase phase, int number);

    /// <summary>A table is about to be scanned for a snapshot; <paramref name="number"/> is 1-based.</summary>
    void TableScanning(SnapshotMoment moment, Table table, int number, int of);

    /// <summary>A statement is about to run.</summary>
    void StatementStarted(Statement statement, int of);

    /// <summary>A phase was rolled back because of a lock, and runs again after a pause.</summary>
    void PhaseRetrying(PlannedPhase phase, PhaseRetry retry)
    {
        // most who watch only want to know how it ends
    }

    /// <summary>How far the server says that the running statement has come, in words.</summary>
    void StatementProgressed(string progress)
    {
        // few statements have any
    }

    /// <summary>How far a backup, or the proof of one, has come, in words.</summary>
    void BackupProgressed(string progress)
    {
        // most who watch do not make one
    }

    /// <summary>What a restore does now, in words.</summary>
    void RestoreStepped(string step)
    {
        // most who watch do not restore
    }

    /// <summary>A phase ended, however it ended.</summary>
    void PhaseFinished(PhaseReport phase);
}
