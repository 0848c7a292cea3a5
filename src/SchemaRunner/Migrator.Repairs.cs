using SchemaRunner.Engines;
using SchemaRunner.Execution;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner;

/// <content>What is recorded on purpose, without a run: adopted databases, accepted scripts.</content>
public sealed partial class Migrator
{
    /// <summary>What <see cref="BaselineAsync"/> would record; takes nothing and writes nothing.</summary>
    /// <inheritdoc cref="BaselineAsync"/>
    public async Task<BaselinePlan> PlanBaselineAsync(ScriptVersion at, CancellationToken cancellationToken = default)
    {
        await using var session = await engine.OpenAsync(cancellationToken);
        var journal = await session.ReadJournalAsync(cancellationToken);
        return Baselines.Plan(engine.Target, scripts.Migrations, journal, await session.ReadStructureAsync(cancellationToken), at);
    }

    /// <summary>
    /// Adopts a database that already holds something: its structure and row counts are recorded as they are, and the
    /// migrations up to a version count as applied. Nothing runs.
    /// </summary>
    /// <param name="at">The last version that the database holds already; zero for none.</param>
    /// <param name="cancellationToken">Stops it before anything is recorded.</param>
    /// <returns>What was recorded.</returns>
    /// <exception cref="HistoryConflictException">There is no such migration.</exception>
    /// <exception cref="RefusedException">The database is empty, or its journal knows it already.</exception>
    public async Task<Report> BaselineAsync(ScriptVersion at, CancellationToken cancellationToken = default)
    {
        await using var session = await engine.OpenAsync(cancellationToken);
        return await new Baselining(engine, session, HeaderOf(Direction.Up, dryRun: false, session), scripts.Migrations, options)
            .RunAsync(at, cancellationToken);
    }

    /// <summary>
    /// Builds an empty scratch database from the scripts and compares its structure with this database's, which is only read.
    /// </summary>
    /// <param name="cancellationToken">Stops it and removes the scratch database.</param>
    public Task<Convergence> CompareWithFreshAsync(CancellationToken cancellationToken = default) =>
        new FreshBuild(engine, scripts, options).CompareAsync(cancellationToken);

    /// <summary>The scripts that are not those that were applied, with what that means for the database.</summary>
    /// <param name="version">The one to look at; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="HistoryConflictException">There is no such migration.</exception>
    /// <exception cref="RefusedException">It is not applied, or a phase that stopped part of the way has to be ended first.</exception>
    public async Task<IReadOnlyList<ChangedScript>> FindChangedScriptsAsync(
        ScriptVersion? version = null, CancellationToken cancellationToken = default) =>
        ChangedScripts.Find(scripts.Migrations, JournalState.Of(await HistoryAsync(cancellationToken)), engine.Dialect, version);

    /// <summary>Records that changed scripts stand for those that were applied. Nothing runs.</summary>
    /// <param name="changed">Those that <see cref="FindChangedScriptsAsync"/> found.</param>
    /// <param name="reason">Why, for whoever reads the journal later.</param>
    /// <param name="cancellationToken">Stops it before anything is recorded.</param>
    /// <returns>The entries, one for each.</returns>
    /// <exception cref="RefusedException">The journal has changed since they were found.</exception>
    public async Task<IReadOnlyList<JournalEntry>> AcceptAsync(
        IReadOnlyList<ChangedScript> changed, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (changed.Count == 0) return [];
        await using var session = await engine.OpenAsync(cancellationToken);
        return await new Acceptance(engine, session, HeaderOf(Direction.Up, dryRun: false, session), scripts.Migrations, options)
            .AcceptAsync(changed, reason, cancellationToken);
    }
}
