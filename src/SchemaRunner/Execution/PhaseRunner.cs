using SchemaRunner.Checks;
using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>Runs one script between two snapshots in an open transaction and compares them; commits nothing.</summary>
internal sealed class PhaseRunner(IEngineSession session, IScriptDialect dialect, MigratorOptions options)
{
    private readonly TimeProvider clock = options.TimeProvider;

    /// <summary>The structure after the last phase; <see langword="null"/> before the first and after a failure.</summary>
    public Structure? StructureAfter { get; private set; }

    /// <summary>What stopped the last phase; <see langword="null"/> when nothing did.</summary>
    public Exception? Cause { get; private set; }

    /// <summary>Starts the phase, snapshots, executes, snapshots, compares.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="locked">Ids of the tables that are locked; <see langword="null"/> when all were made in this transaction.</param>
    /// <param name="settings">What bounds it in time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The report; its verdict is verified, mismatch, failed or interrupted.</returns>
    /// <exception cref="ScopeChangedException">There is a table that is not locked.</exception>
    public async Task<PhaseReport> RunAsync(
        PlannedPhase phase, IReadOnlySet<string>? locked, PhaseSettings settings, CancellationToken cancellationToken)
    {
        StructureAfter = null;
        Cause = null;
        var script = phase.Script;
        var runner = new ScriptRunner(session, clock, options.Observer);
        var report = Begin(phase, clock.GetUtcNow());
        var started = clock.GetTimestamp();
        var scriptTime = TimeSpan.Zero;
        using var activity = Trace.Source.StartActivity($"phase {script.Version} {script.Name}");
        try
        {
            await session.StartPhaseAsync(settings, cancellationToken);
            var structure = await session.ReadStructureAsync(cancellationToken);
            RequireLocked(structure, locked);
            var taker = new SnapshotTaker(session, options.VerifyLevel, options.Observer);
            var plan = new ScanPlan(structure, script.Directives, dialect.NameComparer, options.VerifyLevel);
            var before = await taker.TakeAsync(SnapshotMoment.Before, structure, plan.Before(), cancellationToken);
            var survivors = new SurvivorScan(session, plan);
            await survivors.KeepAsync(before, cancellationToken);

            var scriptStarted = clock.GetTimestamp();
            try
            {
                await runner.RunAsync(script, cancellationToken);
            }
            finally
            {
                scriptTime = clock.GetElapsedTime(scriptStarted);
            }

            var structureAfter = await session.ReadStructureAsync(cancellationToken);
            var match = new StructureMatch(structure, structureAfter, dialect.NameComparer);
            var scans = plan.After(match);
            var after = await taker.TakeAsync(SnapshotMoment.After, structureAfter, scans, cancellationToken);
            var comparison = new Comparison(
                before, after, match, new ExpectationLedger(script.Directives.Expectations, match), options.VerifyLevel)
            {
                ComparesAcrossTypes = session.ComparesAcrossTypes,
                Survivors = await survivors.CompareAsync(match, scans, cancellationToken),
            };
            comparison.Run();
            StructureAfter = structureAfter;
            report = Describe(report, comparison, runner.Mismatches);
        }
        catch (ScriptRefusedException refused)
        {
            Cause = refused.InnerException;
            report = report with { Verdict = Verdict.Failed, Problem = refused.Problem };
        }
        catch (EngineException failure) when (failure is not ScopeChangedException)
        {
            Cause = failure;
            report = report with { Verdict = Verdict.Failed, Problem = new Problem(failure.Code, failure.Message, failure.Hint) };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            report = report with { Verdict = Verdict.Interrupted, Problem = Interruption };
        }

        var total = clock.GetElapsedTime(started);
        return report with
        {
            Statements = runner.Statements,
            Milliseconds = total.TotalMilliseconds,
            ScriptMilliseconds = scriptTime.TotalMilliseconds,
            VerifyMilliseconds = (total - scriptTime).TotalMilliseconds,
        };
    }

    /// <summary>What a report says of a phase that the user stopped.</summary>
    public static Problem Interruption { get; } =
        new("SR402", "interrupted; the phase was rolled back", "run it again when you are ready");

    /// <summary>The report of a phase that could not even begin.</summary>
    public static PhaseReport Failed(PlannedPhase phase, DateTimeOffset now, Problem problem) =>
        Begin(phase, now) with { Verdict = Verdict.Failed, Problem = problem };

    /// <summary>The report of a phase that the user stopped before it began.</summary>
    public static PhaseReport Interrupted(PlannedPhase phase, DateTimeOffset now) =>
        Begin(phase, now) with { Verdict = Verdict.Interrupted, Problem = Interruption };

    private static PhaseReport Begin(PlannedPhase phase, DateTimeOffset now) => new()
    {
        Version = phase.Script.Version.Text,
        Name = phase.Script.Name,
        Direction = phase.Script.Direction,
        Path = phase.Script.Path,
        Checksum = phase.Script.Checksum,
        StartedAt = now,
        Verdict = Verdict.Verified,
        Expectations = [.. phase.Script.Directives.Expectations.Select(e => e.Text)],
    };

    private static PhaseReport Describe(PhaseReport report, Comparison comparison, IReadOnlyList<Mismatch> assertions) => report with
    {
        Verdict = comparison.Mismatches.Count + assertions.Count == 0 ? Verdict.Verified : Verdict.Mismatch,
        Tables = PhaseReports.Tables(comparison),
        ForeignKeys = PhaseReports.ForeignKeys(comparison),
        Changes = comparison.Changes,
        Kept = comparison.Kept,
        Mismatches = [.. comparison.Mismatches, .. assertions],
        Notes = comparison.Notes,
    };

    private static void RequireLocked(Structure structure, IReadOnlySet<string>? locked)
    {
        if (locked is null || structure.Tables.FirstOrDefault(t => !locked.Contains(t.Id)) is not { } added) return;
        throw new ScopeChangedException($"table {DisplayName.Of(structure, added)} was created while the phase was about to begin");
    }
}
