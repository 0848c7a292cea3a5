using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Execution.Proving;

/// <summary>Takes migrations up, down and up again on copies of a database, and says what each comes to.</summary>
/// <param name="engine">The database.</param>
/// <param name="header">Who proves what.</param>
/// <param name="scripts">The scripts.</param>
/// <param name="options">How to work.</param>
internal sealed class ProofRun(IEngine engine, RunHeader header, ScriptSet scripts, MigratorOptions options)
{
    private const string Unpassable = "the way to it leads through";

    private readonly ILookup<string, string> notes = scripts.Notes.ToLookup(note => note.Path, note => note.ToString());
    private readonly ProofObserver? observer = options.Observer is { } told ? new ProofObserver(told) : null;

    /// <summary>Proves what a plan says, which is made anew of the journal that was copied.</summary>
    /// <returns>The proofs in the order of the numbers.</returns>
    public async Task<IReadOnlyList<MigrationProof>> RunAsync(ScriptVersion? from, CancellationToken cancellationToken)
    {
        var first = await CopyAsync(cancellationToken);
        ProofPlan plan;
        try
        {
            plan = ProofPlan.Of(scripts.Migrations, Journal.JournalState.Of(first.Journal), from);
            RunHistory.RequireKnown(first.Journal, first.State.Structure, engine.Target, allowDrift: true);
        }
        catch
        {
            await first.DisposeAsync();
            throw;
        }

        observer?.RunStarted(header, plan.Phases);
        var course = new ProofCourse(first, CopyAsync);
        await using (course)
        {
            var applied = await ProveAppliedAsync(course, plan, cancellationToken);
            if (plan.Pending.Count == 0) return [.. applied.Reverse()];

            // what is pending is proven on the data as they are, not on what going down has left of them
            if (plan.Applied.Count > 0) await course.StartAgainAsync([], cancellationToken);
            return [.. applied.Reverse(), .. await ProvePendingAsync(course, plan, cancellationToken)];
        }
    }

    /// <summary>From the latest down: each is taken down from where it stands, taken up, down and up, and left below.</summary>
    private async Task<IReadOnlyList<MigrationProof>> ProveAppliedAsync(ProofCourse course, ProofPlan plan, CancellationToken cancellationToken)
    {
        var proofs = new List<MigrationProof>();
        string? stop = null;
        foreach (var migration in plan.Applied)
        {
            if (stop is not null)
            {
                proofs.Add(ProofJudge.Of(migration, ProofVerdict.NotReached) with { Reason = stop });
                continue;
            }

            var started = options.TimeProvider.GetTimestamp();
            var way = new ProofWay(course, migration);
            if (migration.Down is not null) await way.FromAppliedAsync(cancellationToken);
            var proof = Judged(way.Steps, started);
            proofs.Add(proof);
            if (proof.Verdict == ProofVerdict.Irreversible) stop = $"{Unpassable} {migration.Version}, which is irreversible";
            else if (way.Steps.Failure is { During: ProofStep.TakingDown }) stop = $"{Unpassable} {migration.Version}, which cannot be taken down";
            else if (proofs.Count < plan.Applied.Count && !await course.LeaveBelowAsync(migration, proof.Holds, cancellationToken))
                stop = $"{Unpassable} {migration.Version}, which went down once and not again";
        }

        return proofs;
    }

    private async Task<IReadOnlyList<MigrationProof>> ProvePendingAsync(ProofCourse course, ProofPlan plan, CancellationToken cancellationToken)
    {
        var proofs = new List<MigrationProof>();
        var stop = await course.PassAsync(plan.Before, cancellationToken) is { } refused ? $"{Unpassable} {refused.Version}, which cannot be applied" : null;
        foreach (var migration in plan.Pending)
        {
            if (stop is not null)
            {
                proofs.Add(ProofJudge.Of(migration, ProofVerdict.NotReached) with { Reason = stop });
                continue;
            }

            var started = options.TimeProvider.GetTimestamp();
            var way = new ProofWay(course, migration);
            await way.FromPendingAsync(cancellationToken);
            var proof = Judged(way.Steps, started);
            proofs.Add(proof);
            if (proof.Verdict == ProofVerdict.NotApplied) stop = $"{Unpassable} {migration.Version}, which cannot be applied";
            else if (proofs.Count < plan.Pending.Count && !await course.LeaveAboveAsync(migration, proof.Holds, cancellationToken))
                stop = $"{Unpassable} {migration.Version}, which went up once and not again";
        }

        return proofs;
    }

    private MigrationProof Judged(ProofSteps steps, long started) => new ProofJudge(steps, engine.Dialect.NameComparer).Judge() with
    {
        Milliseconds = options.TimeProvider.GetElapsedTime(started).TotalMilliseconds,
    };

    private Task<ProofCopy> CopyAsync(CancellationToken cancellationToken) => ProofCopy.MakeAsync(
        engine, header with { Database = $"a copy of {engine.Target}" }, notes, options with { Observer = observer }, cancellationToken);
}
