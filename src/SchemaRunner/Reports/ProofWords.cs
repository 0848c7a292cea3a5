using SchemaRunner.Snapshots;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Reports;

/// <summary>The words for what a proof found, the same in every output.</summary>
public static class ProofWords
{
    /// <summary>The word for a verdict.</summary>
    public static string Of(ProofVerdict verdict) => verdict switch
    {
        ProofVerdict.Reversible => "reversible",
        ProofVerdict.ReversibleWithLoss => "reversible with declared loss",
        ProofVerdict.Irreversible => "irreversible as declared",
        ProofVerdict.NotApplied => "cannot be applied",
        ProofVerdict.NotReached => "not reached",
        _ => "not reversible",
    };

    /// <summary>The words for the moment after a step.</summary>
    public static string Of(ProofStep step) => step switch
    {
        ProofStep.TakingDown => "taking it down",
        ProofStep.Up => "the way up",
        ProofStep.Down => "the way down",
        _ => "the second way up",
    };

    /// <summary><c>after the way down: table public.customer has 2 rows, and had 3 rows before</c></summary>
    public static string Of(ProofDifference difference) => $"after {Of(difference.After)}: {Of(difference.What)}";

    /// <summary><c>index public.customer: ix_customer_name is gone</c></summary>
    public static string Of(Difference what)
    {
        var name = $"{KindWords.Of(what.Object)} {what.Name}";
        return what.Kind switch
        {
            DifferenceKind.OnlyInA => $"{name} is gone",
            DifferenceKind.OnlyInB => $"{name} is left over",
            DifferenceKind.Definition => $"{name} is {what.B}, and was {what.A}",
            DifferenceKind.Rows => $"{name} has {what.B}, and had {what.A}",
            _ when IsOfKeys(what) => $"{name} has {what.B}, and had {what.A}",
            _ => $"{name} holds other values",
        };
    }

    /// <summary>Everything worth saying of a migration besides its verdict, one sentence each.</summary>
    public static IEnumerable<string> Sentences(MigrationProof proof)
    {
        if (proof.Reason is { } reason) yield return reason;
        foreach (var difference in proof.Differences) yield return Of(difference);
        if (proof.Failure is { } failure)
        {
            if (failure.Problem is { } problem) yield return $"{Of(failure.During)}: {problem.Code}: {problem.Message}";
            foreach (var mismatch in failure.Mismatches) yield return $"{Of(failure.During)}: {mismatch}";
        }

        foreach (var loss in proof.Losses.Where(loss => loss.Lost.Count > 0))
            foreach (var lost in loss.Lost) yield return $"{Of(lost)}, as '{loss.Directive}' of the {WordOf(loss)} script allows";
        if (proof.Losses.Where(loss => loss.Lost.Count == 0).Select(loss => $"'{loss.Directive}'").ToList() is { Count: > 0 } later)
            yield return $"the down script may lose what is written later: {string.Join(", ", later)}";
        if (proof.Unsteady.Count > 0)
            yield return $"given other values by each way up, so not compared: {string.Join(", ", proof.Unsteady)}";
    }

    private static string WordOf(DeclaredLoss loss) => loss.Script == Scripts.Direction.Up ? "up" : "down";

    private static bool IsOfKeys(Difference what) => what is { Object: ObjectKind.Table, A: { } was } && !was.StartsWith("digest", StringComparison.Ordinal);
}
