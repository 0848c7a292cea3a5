using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Scripts.Directives;
using SchemaRunner.Snapshots;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Execution.Proving;

/// <summary>Compares what was seen of a migration and says what it comes to.</summary>
/// <param name="steps">What was seen of it.</param>
/// <param name="names">How the engine compares names.</param>
internal sealed class ProofJudge(ProofSteps steps, StringComparer names)
{
    private readonly LossDirectives up = new(steps.Migration.Up, names);
    private readonly LossDirectives? down = steps.Migration.Down is { } script ? new LossDirectives(script, names) : null;
    private readonly List<ProofDifference> differences = [];
    private readonly List<Loss> lost = [];
    private IReadOnlyList<Difference> unsteady = [];

    /// <summary>The judgement.</summary>
    public MigrationProof Judge()
    {
        if (steps is { Before: { } before, First: { } first, After: { } after })
        {
            var declared = new DirectiveNames(ProofStep.Down, before, up, first.Up, first.State, down!);
            CompareBack(before, after, declared);
            if (steps.Second is { } second) CompareAgain(first.State, second, declared);
        }

        if (steps is { Standing: { } standing, Before: { } below, First: { } again })
            CompareBack(standing.State, again.State, new DirectiveNames(ProofStep.Up, standing.State, down!, standing.Down, below, up));

        var losses = Losses();
        return Of(steps.Migration, VerdictOf(losses)) with
        {
            Reason = steps.Migration.Down is null ? steps.Migration.Up.Directives.Irreversible : null,
            Losses = losses,
            Differences = differences,
            Unsteady = unsteady,
            Failure = steps.Failure,
        };
    }

    /// <summary>The proof of a migration of which nothing is known but its scripts.</summary>
    public static MigrationProof Of(Migration migration, ProofVerdict verdict) => new()
    {
        Version = migration.Version.Text,
        Name = migration.Name,
        Path = migration.Up.Path,
        Checksum = migration.Up.Checksum,
        DownPath = migration.Down?.Path,
        DownChecksum = migration.Down?.Checksum,
        Verdict = verdict,
    };

    private ProofVerdict VerdictOf(IReadOnlyList<DeclaredLoss> losses) =>
        steps.Failure is { During: ProofStep.Up } && steps.Standing is null ? ProofVerdict.NotApplied
        : steps.Failure is not null || differences.Count > 0 ? ProofVerdict.NotReversible
        : steps.Migration.Down is null ? ProofVerdict.Irreversible
        : losses.Count > 0 ? ProofVerdict.ReversibleWithLoss
        : ProofVerdict.Reversible;

    /// <summary>Holds what has come back against what was there: content may be lost as declared, structure may not.</summary>
    private void CompareBack(ProofState was, ProofState now, DirectiveNames declared)
    {
        differences.AddRange(SnapshotComparison.Structure(was.Snapshot, now.Snapshot).Select(what => new ProofDifference(declared.After, what)));
        foreach (var what in SnapshotComparison.Content(was.Snapshot, now.Snapshot))
        {
            var difference = new ProofDifference(declared.After, what);
            if (declared.Find(what) is { } allowed) lost.Add(new Loss(allowed.Script, allowed.Directive, difference));
            else differences.Add(difference);
        }
    }

    /// <summary>Holds the second way up against the first; what the way down has lost as declared is missing here, too.</summary>
    /// <remarks>
    /// When the way down has brought everything back, other values come of the up script itself, which reads the clock or a
    /// sequence: the way down has no part in them.
    /// </remarks>
    private void CompareAgain(ProofState first, ProofState second, DirectiveNames declared)
    {
        var isBack = lost.Count + differences.Count == 0;
        var known = lost.ToLookup(one => (one.Lost.What.Kind, Name: declared.NameAtTheOtherEnd(one.Lost.What)));
        var found = SnapshotComparison.Between(first.Snapshot, second.Snapshot);
        unsteady = isBack ? [.. found.Where(what => what.Kind == DifferenceKind.Content)] : [];
        foreach (var what in found.Except(unsteady))
        {
            var difference = new ProofDifference(ProofStep.SecondUp, what);
            if (known[(what.Kind, what.Name)].FirstOrDefault() is { } same) lost.Add(same with { Lost = difference });
            else differences.Add(difference);
        }
    }

    /// <summary>What the scripts allow to be lost: of the up script what was lost, of the down script also what may yet be.</summary>
    private List<DeclaredLoss> Losses()
    {
        if (down is null || steps.After is null) return [];
        return
        [
            .. up.All.Select(directive => Of(Direction.Up, directive)).Where(loss => loss.Lost.Count > 0),
            .. down.All.Select(directive => Of(Direction.Down, directive)),
        ];

        DeclaredLoss Of(Direction script, Expectation directive) => new(
            script, directive.Text, [.. lost.Where(l => l.Script == script && ReferenceEquals(l.Directive, directive)).Select(l => l.Lost)]);
    }

    private sealed record Loss(Direction Script, Expectation Directive, ProofDifference Lost);
}
