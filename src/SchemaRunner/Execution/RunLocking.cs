using SchemaRunner.Engines;
using SchemaRunner.Reports;

namespace SchemaRunner.Execution;

/// <summary>Takes the run lock in the name of a run.</summary>
internal static class RunLocking
{
    /// <summary>Takes it, or waits for it and says so.</summary>
    public static Task<IRunLock> AcquireAsync(IEngine engine, RunHeader run, MigratorOptions options, CancellationToken cancellationToken) =>
        engine.AcquireRunLockAsync(
            new LockOwner(run.RunId, run.Host, Environment.ProcessId, run.StartedAt), options.RunLockTimeout,
            holder => options.Observer?.WaitingForRunLock(holder), cancellationToken);
}
