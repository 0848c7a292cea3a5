using SchemaRunner.Checks;
using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution.Outside;

/// <summary>Carries out one phase outside a transaction: nothing that it does is rolled back, so everything is journalled.</summary>
internal sealed class OutsideRun(RunContext run, PhaseClosing closing, PhaseRetries retries)
{
    private static readonly string[] JudgedAnew = [ExpectationCheck.OfExpectations, ScriptRunner.AssertionCode];

    /// <summary>
    /// Runs the phase, or what an earlier run has left of it, and journals how it ended; goes on after a pause with what a lock of
    /// somebody else's has stopped.
    /// </summary>
    public Task<Trial> RunAsync(PlannedPhase planned, StructureLedger ledger, CancellationToken cancellationToken)
    {
        var next = planned;
        return retries.RunAsync(
            async token =>
            {
                var (report, cause) = await TryAsync(next, retries.Of(planned), ledger, token);
                var trial = new Trial(planned, report, cause) { IsRecorded = true };
                if (!trial.IsTransient || report.Verdict == Verdict.Failed) return trial;

                // what has run must not run again, so that nothing is tried without the journal's word for it
                if (await FindIncompleteAsync() is not { } incomplete) return trial with { Cause = null };
                next = planned with { Resumes = incomplete };
                return trial;
            },
            cancellationToken);
    }

    private async Task<IncompletePhase?> FindIncompleteAsync()
    {
        try
        {
            return IncompletePhase.Find(await run.Session.ReadJournalAsync(CancellationToken.None));
        }
        catch (EngineException)
        {
            // the report says what stopped the phase, and the next run reads the journal anew
            return null;
        }
    }

    private async Task<(PhaseReport Report, Exception? Cause)> TryAsync(
        PlannedPhase planned, IReadOnlyList<PhaseRetry> earlier, StructureLedger ledger, CancellationToken cancellationToken)
    {
        var started = run.Options.TimeProvider.GetTimestamp();
        var begun = PhaseRunner.Begin(planned, run.Options.TimeProvider.GetUtcNow()) with
        {
            Notes = [.. run.Notes[planned.Script.Path]], Retries = earlier,
        };
        IOutsidePhase phase;
        try
        {
            phase = await run.Session.BeginOutsideAsync(run.SettingsOf(planned), cancellationToken);
        }
        catch (EngineException failure)
        {
            return (await closing.RecordAsync(planned, begun.FailedBy(failure)), failure);
        }

        await using (phase)
        {
            using var activity = Trace.Source.StartActivity($"phase {planned.Script.Version} {planned.Script.Name}");
            var journal = new OutsideJournal(run, phase.Reader, planned.Script);
            var statements = new OutsideStatements(run, phase, journal, planned.Script);
            var verification = new OutsideVerification(run, phase, planned.Script, planned.Resumes);
            var (report, cause) = await RunAsync(planned, begun, phase, statements, verification, cancellationToken);
            var total = run.Options.TimeProvider.GetElapsedTime(started).TotalMilliseconds;
            report = report with
            {
                Statements = statements.Statements,
                Outside = statements.Progress with { Hash = null },
                Milliseconds = total,
                ScriptMilliseconds = statements.Milliseconds,
                VerifyMilliseconds = Math.Max(0, total - statements.Milliseconds),
            };
            if (verification.StructureAfter is { } structure)
            {
                var (hash, delta) = ledger.Record(structure);
                report = report with { StructureHash = hash, StructureDelta = delta };
                ledger.Committed();
            }

            return (await journal.EndAsync(report), cause);
        }
    }

    private async Task<(PhaseReport Report, Exception? Cause)> RunAsync(
        PlannedPhase planned, PhaseReport begun, IOutsidePhase phase, OutsideStatements statements, OutsideVerification verification,
        CancellationToken cancellationToken)
    {
        var report = begun;
        var isVerifiable = false;
        try
        {
            if (planned.Resumes is { } incomplete)
                report = report with { Notes = [.. report.Notes, .. await statements.ResumeAsync(begun, incomplete, cancellationToken)] };
            await verification.BeginAsync(cancellationToken);
            isVerifiable = true;
            await statements.RunAsync(begun, cancellationToken);
            report = await verification.EndAsync(report, isPart: planned.Resumes is not null, withRows: true, cancellationToken);
            report = report with
            {
                Mismatches = [.. Carried(planned, verification.StructureAfter!), .. report.Mismatches, .. await AssertAsync(planned, phase, cancellationToken)],
            };
            return (Judge(planned, report), null);
        }
        catch (Exception cause) when (cause is EngineException or ScriptRefusedException
            || (cause is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            var problem = OutsideProblems.Of(planned, statements, cause);
            if (statements.Progress is { Done: 0, Begun: null }) return (report with { Verdict = Verdict.Failed, Problem = problem }, cause);
            report = await StoppedAsync(planned, report with { Verdict = Verdict.Incomplete, Problem = problem }, isVerifiable ? verification : null, cause);
            return (report, cause is ScriptRefusedException { InnerException: { } inner } ? inner : cause);
        }
    }

    /// <summary>Looks at what was done of a phase that was stopped, as far as that can still be.</summary>
    private async Task<PhaseReport> StoppedAsync(
        PlannedPhase planned, PhaseReport report, OutsideVerification? verification, Exception cause)
    {
        if (verification is null) return report with { Mismatches = planned.Resumes?.Mismatches ?? [] };
        try
        {
            var compared = await verification.EndAsync(
                report, isPart: true, withRows: cause is not (OperationCanceledException or ConnectionLostException), CancellationToken.None);
            var invalid = compared.Mismatches.Where(IndexCheck.IsAboutInvalid).ToList();
            return compared with
            {
                Mismatches = [.. Carried(planned, verification.StructureAfter!), .. compared.Mismatches.Except(invalid)],
                Notes = [.. compared.Notes, .. invalid.Select(m => $"index {m.Object} is invalid: half built; when the phase goes on, it is dropped first if it is the phase's own")],
            };
        }
        catch (EngineException unread)
        {
            return report with
            {
                Mismatches = planned.Resumes?.Mismatches ?? [],
                Notes = [.. report.Notes, $"what was done was not compared: {unread.Message}"],
            };
        }
    }

    private PhaseReport Judge(PlannedPhase planned, PhaseReport report) =>
        report.Mismatches.Count == 0 ? report with { Verdict = Verdict.Verified }
        : run.Options.OnMismatch == MismatchAction.Warn ? report with { Verdict = Verdict.Warned }
        : report with { Verdict = Verdict.Incomplete, Problem = OutsideProblems.Mismatch(planned, report.Mismatches.Count) };

    /// <summary>What earlier runs of the phase found, unless the script declares it by now or it can be judged anew.</summary>
    private static IEnumerable<Mismatch> Carried(PlannedPhase planned, Structure after)
    {
        var declared = planned.Script.Directives.Expectations.Select(e => e.Text).ToHashSet(StringComparer.Ordinal);
        var invalid = after.Objects.Where(o => o.Kind == ObjectKind.Index && IndexCheck.IsInvalid(o))
            .Select(o => DisplayName.Of(after, o.Schema, o.Name)).ToHashSet(StringComparer.Ordinal);
        return (planned.Resumes?.Mismatches ?? []).Where(m => !JudgedAnew.Contains(m.Code)
            && (m.Directive is null || !declared.Contains(m.Directive))
            && (!IndexCheck.IsAboutInvalid(m) || invalid.Contains(m.Object)));
    }

    private static async Task<IReadOnlyList<Mismatch>> AssertAsync(
        PlannedPhase planned, IOutsidePhase phase, CancellationToken cancellationToken)
    {
        var found = new List<Mismatch>();
        foreach (var assertion in planned.Script.Directives.Assertions)
        {
            try
            {
                if (await phase.EvaluateAsync(assertion, cancellationToken) is { } value) found.Add(ScriptRunner.NotTrue(assertion, value));
            }
            catch (StatementFailedException failure)
            {
                found.Add(ScriptRunner.NotTrue(assertion, failure.Message));
            }
        }

        return found;
    }
}
