using SchemaRunner.Checks;
using SchemaRunner.Engines;
using SchemaRunner.Examinations;
using SchemaRunner.Execution;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Rehearsals;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner;

/// <summary>The front door: one database, one set of scripts.</summary>
/// <param name="engine">The database.</param>
/// <param name="scripts">The scripts, loaded for the engine's dialect.</param>
/// <param name="options">How to work; <see langword="null"/> for the defaults.</param>
public sealed partial class Migrator(IEngine engine, ScriptSet scripts, MigratorOptions? options = null)
{
    private readonly MigratorOptions options = options ?? new MigratorOptions();

    /// <summary>
    /// Applies what is pending, in order, each phase proven and committed on its own; with
    /// <see cref="MigratorOptions.Atomic"/> all of them together.
    /// </summary>
    /// <param name="target">The last version to apply; <see langword="null"/> for all.</param>
    /// <param name="dryRun">Runs and proves everything in one transaction, and rolls it back.</param>
    /// <param name="cancellationToken">Rolls the running phase back and stops.</param>
    /// <returns>The evidence, when everything asked for was done.</returns>
    /// <exception cref="MigrationFailedException">Something was not; it carries the same report.</exception>
    /// <exception cref="HistoryConflictException">Scripts and journal do not agree; nothing ran.</exception>
    /// <exception cref="DriftException">The structure is not the one that the journal recorded; nothing ran.</exception>
    /// <exception cref="RefusedException">
    /// The database holds something and has no journal, a script cannot run in the one transaction that was asked for, or is
    /// not proven where <see cref="MigratorOptions.RequireProof"/> asks for it; nothing ran.
    /// </exception>
    /// <exception cref="EngineException">The database or the run lock was not to be had; nothing ran.</exception>
    public Task<Report> UpAsync(ScriptVersion? target = null, bool dryRun = false, CancellationToken cancellationToken = default) =>
        RunAsync(Direction.Up, journal => Planner.Up(scripts.Migrations, journal.Applied, target, journal.Incomplete), dryRun, cancellationToken);

    /// <summary>Reverts what is applied above a version, the latest first.</summary>
    /// <param name="target">The version that stays applied; zero for none.</param>
    /// <param name="cancellationToken">Rolls the running phase back and stops.</param>
    /// <inheritdoc cref="UpAsync"/>
    public Task<Report> DownAsync(ScriptVersion target, CancellationToken cancellationToken = default) =>
        RunAsync(Direction.Down, journal => Planner.Down(scripts.Migrations, journal.Applied, target, journal.Incomplete), dryRun: false, cancellationToken);

    /// <summary>Reverts the last few applied migrations.</summary>
    /// <param name="steps">How many, one at least.</param>
    /// <param name="cancellationToken">Rolls the running phase back and stops.</param>
    /// <inheritdoc cref="UpAsync"/>
    public Task<Report> DownAsync(int steps, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return RunAsync(
            Direction.Down,
            journal => Planner.Down(
                scripts.Migrations, journal.Applied, Planner.TargetOfSteps(journal.Applied, steps), journal.Incomplete),
            dryRun: false,
            cancellationToken);
    }

    /// <summary>How each migration stands, in the order of the numbers.</summary>
    public async Task<IReadOnlyList<MigrationStatus>> StatusAsync(CancellationToken cancellationToken = default) =>
        StatusList.Of(scripts.Migrations, JournalState.Of(await HistoryAsync(cancellationToken)));

    /// <summary>The phases that <see cref="UpAsync"/> would run.</summary>
    /// <exception cref="HistoryConflictException">Scripts and journal do not agree.</exception>
    public async Task<IReadOnlyList<PlannedPhase>> PlanAsync(ScriptVersion? target = null, CancellationToken cancellationToken = default)
    {
        var journal = JournalState.Of(await HistoryAsync(cancellationToken));
        return Planner.Up(scripts.Migrations, journal.Applied, target, journal.Incomplete);
    }

    /// <summary>How planned phases would be verified: what would be read, and why.</summary>
    /// <remarks>Tables that an earlier phase of the plan makes or renames are found when their phase begins.</remarks>
    public async Task<IReadOnlyList<PhaseForecast>> ForecastAsync(
        IReadOnlyList<PlannedPhase> phases, CancellationToken cancellationToken = default)
    {
        if (phases.Count == 0) return [];
        await using var session = await engine.OpenAsync(cancellationToken);
        var structure = await session.ReadStructureAsync(cancellationToken);
        var finder = new ScopeFinder(session, engine.Dialect, options);
        var forecasts = new List<PhaseForecast>();
        foreach (var phase in phases) forecasts.Add(await finder.ForecastAsync(phase, structure, cancellationToken));
        return forecasts;
    }

    /// <summary>The journal's entries in order.</summary>
    public async Task<IReadOnlyList<JournalEntry>> HistoryAsync(CancellationToken cancellationToken = default)
    {
        await using var session = await engine.OpenAsync(cancellationToken);
        return await session.ReadJournalAsync(cancellationToken);
    }

    /// <summary>Looks at the database at rest: orphans, invalid indexes, drift, the journal's chain, the scripts' checksums.</summary>
    public async Task<IReadOnlyList<Finding>> VerifyAsync(CancellationToken cancellationToken = default)
    {
        await using var session = await engine.OpenAsync(cancellationToken);
        return await new RestingVerifier(session, scripts).FindAsync(cancellationToken);
    }

    /// <summary>Describes the whole database, what its tables hold among it, as it is at one moment; each table is read once.</summary>
    public Task<SnapshotDocument> TakeSnapshotAsync(CancellationToken cancellationToken = default) =>
        new SnapshotReader(engine, options).ReadAsync(cancellationToken);

    /// <summary>Who holds the run lock now, and in which phase that run is; takes nothing.</summary>
    public Task<RunLockState> FindRunLockAsync(CancellationToken cancellationToken = default) => engine.FindRunLockAsync(cancellationToken);

    /// <summary>Looks at everything that a run will need: the server, privileges, locks, the journal, the disk; changes nothing.</summary>
    public Task<IReadOnlyList<Examination>> ExamineAsync(CancellationToken cancellationToken = default) =>
        new DatabaseExaminer(engine).ExamineAsync(cancellationToken);

    /// <summary>
    /// Records that a migration is applied or reverted, because somebody has finished or undone it by hand. Nothing runs.
    /// </summary>
    /// <param name="version">The migration.</param>
    /// <param name="mark">Up for applied, down for reverted.</param>
    /// <param name="reason">Why, for whoever reads the journal later.</param>
    /// <param name="cancellationToken">Stops it before anything is recorded.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="HistoryConflictException">There is no such migration.</exception>
    /// <exception cref="RefusedException">The mark would say nothing new, or leave a gap in the order.</exception>
    public async Task<JournalEntry> RepairAsync(
        ScriptVersion version, Direction mark, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        await using var session = await engine.OpenAsync(cancellationToken);
        return await new Repair(engine, session, HeaderOf(mark, dryRun: false, session), scripts.Migrations, options)
            .MarkAsync(version, reason, cancellationToken);
    }

    /// <summary>The report of an earlier run, from the journal alone.</summary>
    /// <param name="runId">The run's id or the beginning of it; <c>last</c> for the last run.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="HistoryConflictException">There is no such run, or more than one.</exception>
    public async Task<Report> ReportAsync(string runId, CancellationToken cancellationToken = default) =>
        RunHistory.ReportOf(await HistoryAsync(cancellationToken), runId);

    /// <summary>Looks at what <see cref="UpAsync"/> looks at before it runs anything, and stops where it would.</summary>
    /// <returns>Who would run what, and the drift found; <see langword="null"/> when nothing is pending.</returns>
    internal async Task<(RunHeader Header, Drift? Drift)> LookAheadAsync(ScriptVersion? target, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(cancellationToken);
        var header = HeaderOf(Direction.Up, dryRun: false, session);
        var journal = await session.ReadJournalAsync(cancellationToken);
        var state = JournalState.Of(journal);
        var phases = Planner.Up(scripts.Migrations, state.Applied, target, state.Incomplete);
        if (phases.Count == 0) return (header, null);
        await session.RequireJournalAsync(cancellationToken);
        var structure = await session.ReadStructureAsync(cancellationToken);
        return (header, RunHistory.RequireKnown(journal, structure, engine.Target, options.AllowDrift, phases[0].Resumes));
    }

    private async Task<Report> RunAsync(
        Direction direction, Func<JournalState, IReadOnlyList<PlannedPhase>> makePlan, bool dryRun,
        CancellationToken cancellationToken)
    {
        var started = options.TimeProvider.GetTimestamp();
        await using var session = await engine.OpenAsync(cancellationToken);
        var header = HeaderOf(direction, dryRun, session);

        // nothing pending: no lock is taken and nobody waits
        var journal = await session.ReadJournalAsync(cancellationToken);
        var report = new Report { Run = header, Verdict = Verdict.NothingToDo };
        if (Plan(journal).Count == 0) return report with { Notes = await LookForDriftAsync(session, cancellationToken) };

        // what can never be written to is not waited for
        await session.RequireJournalAsync(cancellationToken);
        await using var runLock = await RunLocking.AcquireAsync(engine, header, options, cancellationToken);
        session.WatchFrom(runLock, progress => options.Observer?.StatementProgressed(progress));
        journal = await session.ReadJournalAsync(cancellationToken);
        var phases = Plan(journal);
        if (phases.Count == 0) return report;

        var structure = await session.ReadStructureAsync(cancellationToken);
        var drift = options.Rehearsed is { } rehearsed
            ? rehearsed.DriftOf(RunHistory.RequireKnown(journal, structure, engine.Target, allowDrift: true, phases[0].Resumes))
            : RunHistory.RequireKnown(journal, structure, engine.Target, options.AllowDrift, phases[0].Resumes);
        if (options.RequireProof && direction == Direction.Up) RequiredProof.Of(phases, journal);
        header = header with { Backup = await BackupFirst.MakeAsync(engine, options, structure, journal, cancellationToken) };
        report = report with { Run = header, Notes = options.Backup is null || header.Backup is not null ? [] : [BackupFirst.NothingToKeep] };
        options.Observer?.RunStarted(header, phases);
        using var activity = Trace.Source.StartActivity("run");
        var context = new RunContext(
            engine, session, runLock, header, options, RunHistory.NotesOf(phases, scripts.Notes, drift),
            new JournalWriter(journal is [.., var end] ? end : null));
        var run = dryRun || options.Atomic
            ? await new OneTransaction(context).RunAsync(phases, structure, drift.Recorded, cancellationToken)
            : await new MigrationRun(context).RunAsync(phases, structure, drift.Recorded, cancellationToken);

        return Finish(report with
        {
            Notes = [.. report.Notes, .. context.Finder.Unknown(structure)],
            Verdict = run.Stop is null ? Report.VerdictOf(run.Phases) : Verdict.Failed,
            Milliseconds = options.TimeProvider.GetElapsedTime(started).TotalMilliseconds,
            Phases = run.Phases,
            NotBegun = [.. phases.Skip(run.Phases.Count).Select(p => $"{p.Script.Version} {p.Script.Name}")],
            Problem = run.Stop ?? run.Phases[^1].Problem,
        }, run.Cause);

        IReadOnlyList<PlannedPhase> Plan(IReadOnlyList<JournalEntry> entries)
        {
            var plan = makePlan(JournalState.Of(entries));
            if (options.Atomic) OutsidePhases.Refuse(plan, "--atomic");
            if (dryRun) OutsidePhases.Refuse(plan, "a dry run");
            return plan;
        }
    }

    // Of one moment, for another run may be under way
    private async Task<IReadOnlyList<string>> LookForDriftAsync(IEngineSession session, CancellationToken cancellationToken)
    {
        await session.BeginReadingAsync(cancellationToken);
        var journal = await session.ReadJournalAsync(cancellationToken);
        var structure = await session.ReadStructureAsync(cancellationToken);
        await session.RollbackAsync(CancellationToken.None);
        if (!journal.Any(RecordedStructure.IsCarriedBy)) return [];
        var incomplete = JournalState.Of(journal).Incomplete;
        return [.. RunHistory.NotesOf(RunHistory.RequireKnown(journal, structure, engine.Target, options.AllowDrift, incomplete))];
    }

    private static Report Finish(Report report, Exception? cause) =>
        report.Verdict is Verdict.Verified or Verdict.DryRun or Verdict.Warned
            ? report
            : throw new MigrationFailedException(report, cause);

    private RunHeader HeaderOf(Direction direction, bool dryRun, IEngineSession session) =>
        RunHeaders.Of(engine, session, options, scripts, direction) with
        {
            Database = options.Rehearsed?.Database ?? engine.Target,
            DryRun = dryRun,
            Atomic = options.Atomic && !dryRun,
            Rehearsal = options.Rehearsed is not null,
        };
}
