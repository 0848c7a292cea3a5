using SchemaRunner.Checks;
using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner;

/// <summary>The front door: one database, one set of scripts.</summary>
public sealed class Migrator
{
    /// <summary>Binds a database to its scripts.</summary>
    public Migrator(IEngine engine, ScriptSet scripts, MigratorOptions? options = null)
    {
    }

    /// <summary>Applies what is pending, in order, each phase proven and committed on its own.</summary>
    /// <param name="target">The last version to apply; <see langword="null"/> for all.</param>
    /// <param name="dryRun">Runs and proves everything in one transaction, and rolls it back.</param>
    /// <param name="cancellationToken">Rolls the running phase back and stops.</param>
    /// <returns>The evidence, when everything asked for was done.</returns>
    /// <exception cref="MigrationFailedException">Something was not; it carries the same report.</exception>
    /// <exception cref="HistoryConflictException">Scripts and journal do not agree; nothing ran.</exception>
    /// <exception cref="EngineException">The database or the run lock was not to be had; nothing ran.</exception>
    public Task<Report> UpAsync(ScriptVersion? target = null, bool dryRun = false, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Reverts what is applied above a version, the latest first.</summary>
    /// <param name="target">The version that stays applied; zero for none.</param>
    /// <param name="cancellationToken">Rolls the running phase back and stops.</param>
    public Task<Report> DownAsync(ScriptVersion target, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Reverts the last few applied migrations.</summary>
    public Task<Report> DownAsync(int steps, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>How each migration stands, in the order of the numbers.</summary>
    public Task<IReadOnlyList<MigrationStatus>> StatusAsync(CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>The phases that <see cref="UpAsync"/> would run.</summary>
    public Task<IReadOnlyList<PlannedPhase>> PlanAsync(ScriptVersion? target = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>The journal's entries in order.</summary>
    public Task<IReadOnlyList<JournalEntry>> HistoryAsync(CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Looks at the database at rest: orphans, invalid indexes, drift, the journal's chain, the scripts' checksums.</summary>
    public Task<IReadOnlyList<Finding>> VerifyAsync(CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>The report of an earlier run, from the journal alone.</summary>
    /// <param name="runId">The run's id or the beginning of it; <c>last</c> for the last run.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<Report> ReportAsync(string runId, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
