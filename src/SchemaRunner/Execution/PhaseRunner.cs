using SchemaRunner.Checks;
using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>Runs one script between two snapshots in an open transaction and compares them; commits nothing.</summary>
internal sealed class PhaseRunner(IEngineSession session, IScriptDialect dialect, MigratorOptions options, ScopeFinder finder)
{
    private readonly TimeProvider clock = options.TimeProvider;
    private readonly SnapshotTaker taker = new(session, options.Observer);
    private readonly KnownContents known = new();

    /// <summary>The structure after the last phase; <see langword="null"/> before the first and after a failure.</summary>
    public Structure? StructureAfter { get; private set; }

    /// <summary>What stopped the last phase; <see langword="null"/> when nothing did.</summary>
    public Exception? Cause { get; private set; }

    /// <summary>
    /// The scope that the last phase would have needed, when its own was too small: what it did proves nothing and has to be
    /// rolled back; <see langword="null"/> when its own would do.
    /// </summary>
    public PhaseScope? Wider { get; private set; }

    /// <summary>Starts the phase, snapshots, executes, snapshots, compares.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="scope">What to read; <see langword="null"/> to find out, when every table is locked.</param>
    /// <param name="settings">What bounds it in time.</param>
    /// <param name="sameTransaction">Whether the transaction goes on that the last phase ran in.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="explanation">Looks for the rows that a mismatch is about; <see langword="null"/> not to look.</param>
    /// <param name="times">The time line since the transaction was about to begin; <see langword="null"/> to begin it here.</param>
    /// <returns>The report; its verdict is verified, mismatch, failed or interrupted. See <see cref="Wider"/> first.</returns>
    /// <exception cref="ScopeChangedException">There is a table that was not there when the scope was worked out.</exception>
    public async Task<PhaseReport> RunAsync(
        PlannedPhase phase, PhaseScope? scope, PhaseSettings settings, bool sameTransaction, CancellationToken cancellationToken,
        Explanation? explanation = null, PhaseTimes? times = null)
    {
        StructureAfter = null;
        Cause = null;
        Wider = null;
        var script = phase.Script;
        times ??= new PhaseTimes(clock);
        ScriptRunner? runner = null;
        IReadOnlyList<TakenLock> locks = [];
        var report = Begin(phase, clock.GetUtcNow());
        var started = clock.GetTimestamp();
        var scriptTime = TimeSpan.Zero;
        using var activity = Trace.Source.StartActivity($"phase {script.Version} {script.Name}");
        try
        {
            await session.StartPhaseAsync(settings, cancellationToken);
            times.Enter(PhaseStep.SnapshotBefore);
            var structure = await session.ReadStructureAsync(cancellationToken);
            var names = new LockNames(structure);
            locks = names.Of(session.LocksAtStart);
            if (scope is null) scope = await finder.FindAsync(script, structure, countsOrphansBefore: false, cancellationToken);
            else RequireKnown(structure, scope);
            report = report with { Notes = scope.Notes };

            var excluded = finder.Excluded(structure);
            var plan = new ScanPlan(
                structure, script.Directives, dialect.NameComparer, options.VerifyLevel,
                id => scope.Tables.Contains(id) && !excluded.Contains(id));
            var orphans = new OrphanPlan(scope, excluded, options);
            var scansBefore = plan.Before();
            var before = await TakeBeforeAsync(structure, scansBefore, orphans.Before(structure), sameTransaction, cancellationToken);
            var survivors = new SurvivorScan(session, plan);
            await survivors.KeepAsync(before, explanation?.WhatToKeep(before) ?? [], cancellationToken);

            times.Enter(PhaseStep.Script);
            runner = new ScriptRunner(session, times, options.Observer, names);
            var scriptStarted = clock.GetTimestamp();
            try
            {
                await runner.RunAsync(script, cancellationToken);
            }
            finally
            {
                scriptTime = clock.GetElapsedTime(scriptStarted);
                times.Enter(PhaseStep.SnapshotAfter);
            }

            var written = options.VerifyLevel == VerifyLevel.Structure
                ? TableScope.Nothing
                : await session.ReadTouchedAsync(cancellationToken);
            var structureAfter = await session.ReadStructureAsync(cancellationToken);
            var match = new StructureMatch(structure, structureAfter, dialect.NameComparer);
            var touch = new Touch(match, scope.Tables, written, excluded);
            var unforeseen = touch.Unforeseen;
            if (options.VerifyLevel != VerifyLevel.Structure && !scope.Tables.Covers(unforeseen))
            {
                Wider = scope.With(unforeseen, Unforeseen(structure, unforeseen));
                return report;
            }

            var scans = plan.After(touch);
            var carried = KnownContents.Carry(touch, scansBefore, before);
            var (keys, held, untouched) = orphans.After(touch);
            var after = await taker.TakeAsync(
                SnapshotMoment.After, structureAfter, [.. carried.Select(c => c.Content)], scans, keys, cancellationToken);
            if (NeedsOrphansBefore(scope, match, before, after))
            {
                Wider = scope with { CountsOrphansBefore = true };
                return report;
            }

            if (explanation is not null) await explanation.ReadAsync(match, cancellationToken);
            var comparison = new Comparison(
                before, after, match, new ExpectationLedger(script.Directives.Expectations, match), options.VerifyLevel)
            {
                ComparesAcrossTypes = session.ComparesAcrossTypes,
                Survivors = await survivors.CompareAsync(match, scans, cancellationToken),
            };
            comparison.Run();
            StructureAfter = structureAfter;
            known.Keep(scans.Select(scan => (scan, after.Contents[scan.Table.Id]))
                .Concat(carried.Where(c => c.IsWhole).Select(c => (c.Scan, c.Content))));
            if (HasOtherTypes(structure, structureAfter)) known.Forget();
            report = Describe(report, comparison, touch, runner.Mismatches) with
            {
                // nothing is known of rows that were not asked for
                Coverage = options.VerifyLevel == VerifyLevel.Structure ? null : PhaseReports.Cover(touch, scans, scope) with
                {
                    KeysCounted = keys.Count, KeysHeld = held, KeysUntouched = untouched,
                },
            };
        }
        catch (ScriptRefusedException refused)
        {
            Cause = refused.InnerException;
            report = report with { Verdict = Verdict.Failed, Problem = refused.Problem };
        }
        catch (EngineException failure) when (failure is not ScopeChangedException)
        {
            Cause = failure;
            report = report.FailedBy(failure);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            report = report with { Verdict = Verdict.Interrupted, Problem = Interruption };
        }

        var total = clock.GetElapsedTime(started);
        var end = times.Now;
        report = report with { Statements = runner?.Statements ?? [], Steps = times.Until(end) };
        return ClosedTables.Add(report, locks, end) with
        {
            Milliseconds = total.TotalMilliseconds,
            ScriptMilliseconds = scriptTime.TotalMilliseconds,
            VerifyMilliseconds = (total - scriptTime).TotalMilliseconds,
        };
    }

    /// <summary>What a report says of a phase that the user stopped.</summary>
    public static Problem Interruption { get; } =
        new("SR402", "interrupted; the phase was rolled back", "run it again when you are ready");

    /// <summary>The report of a phase that the user stopped before it began.</summary>
    public static PhaseReport Interrupted(PlannedPhase phase, DateTimeOffset now) =>
        Begin(phase, now) with { Verdict = Verdict.Interrupted, Problem = Interruption };

    /// <summary>The report of a phase that begins.</summary>
    public static PhaseReport Begin(PlannedPhase phase, DateTimeOffset now) => Begin(phase.Script, now);

    /// <summary>The report of what begins with a script.</summary>
    public static PhaseReport Begin(Script script, DateTimeOffset now) => new()
    {
        Version = script.Version.Text,
        Name = script.Name,
        Direction = script.Direction,
        Path = script.Path,
        Checksum = script.Checksum,
        StartedAt = now,
        Verdict = Verdict.Verified,
        Expectations = [.. script.Directives.Expectations.Select(e => e.Text)],
    };

    private static PhaseReport Describe(
        PhaseReport report, Comparison comparison, Touch touch, IReadOnlyList<Mismatch> assertions) => report with
    {
        Verdict = comparison.Mismatches.Count + assertions.Count == 0 ? Verdict.Verified : Verdict.Mismatch,
        Tables = PhaseReports.Tables(comparison, touch),
        ForeignKeys = PhaseReports.ForeignKeys(comparison),
        Changes = comparison.Changes,
        Kept = comparison.Kept,
        Mismatches = [.. comparison.Mismatches, .. assertions],
        Notes = [.. report.Notes, .. comparison.Notes],
    };

    private async Task<Snapshot> TakeBeforeAsync(
        Structure structure, IReadOnlyList<TableScan> scans, IReadOnlyList<OrphanScan> keys, bool sameTransaction,
        CancellationToken cancellationToken)
    {
        var found = sameTransaction || session.IsUnchangedByOthers ? known.Find(scans) : [];
        known.Forget();
        var ids = found.Select(content => content.TableId).ToHashSet();
        return await taker.TakeAsync(
            SnapshotMoment.Before, structure, found, [.. scans.Where(scan => !ids.Contains(scan.Table.Id))], keys, cancellationToken);
    }

    /// <summary>Whether orphans showed up that may have been there before.</summary>
    private static bool NeedsOrphansBefore(PhaseScope scope, StructureMatch match, Snapshot before, Snapshot after) =>
        !scope.CountsOrphansBefore && match.ForeignKeys.Any(pair =>
            pair is { Before: { } was, After: { } now } && !before.Orphans.ContainsKey(was.Id)
            && after.Orphans.GetValueOrDefault(now.Id) is { Rows: > 0 });

    /// <summary>Whether a type was changed: values were read as they were before it, and the next phase reads them as they are.</summary>
    private static bool HasOtherTypes(Structure before, Structure after)
    {
        var was = before.Objects.Where(o => o.Kind == ObjectKind.Type).ToDictionary(o => o.Id);
        return after.Objects.Any(o => o.Kind == ObjectKind.Type && !(was.GetValueOrDefault(o.Id)?.Facets.SequenceEqual(o.Facets) ?? true));
    }

    private static string Unforeseen(Structure structure, TableScope tables)
    {
        var what = tables.IsEverything
            ? $"every table may have been written ({tables.Reason})"
            : "the script also writes " + string.Join(
                ", ", structure.Tables.Where(t => tables.Contains(t.Id)).Select(t => DisplayName.Of(structure, t)));
        return $"{what}, which its text does not tell: the phase was rolled back and run again with them in view";
    }

    private static void RequireKnown(Structure structure, PhaseScope scope)
    {
        if (scope.Known is null || structure.Tables.SequenceEqual(scope.Known, ReferenceEqualityComparer.Instance)) return;
        var ids = scope.Known.Select(t => t.Id).ToHashSet();
        if (structure.Tables.FirstOrDefault(t => !ids.Contains(t.Id)) is not { } added) return;
        throw new ScopeChangedException($"table {DisplayName.Of(structure, added)} was created while the phase was about to begin");
    }
}
