using SchemaRunner.Scripts;
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

    /// <summary>What differs, table by table: <c>table public.customer has 2 rows, and had 3 rows</c></summary>
    public static IEnumerable<string> Of(IEnumerable<Difference> differences) => differences
        .GroupBy(what => IsOfValues(what) ? TableOf(what.Name) : null)
        .SelectMany(group => group.Key is { } table
            ? [$"table {table} holds other values in {string.Join(", ", group.Select(what => what.Name[(table.Length + 1)..]))}"]
            : group.Select(Of));

    /// <summary>Everything worth saying of a migration besides its verdict, one sentence each.</summary>
    public static IEnumerable<string> Sentences(MigrationProof proof)
    {
        if (proof.Reason is { } reason) yield return reason;
        foreach (var step in proof.Differences.GroupBy(difference => difference.After))
            foreach (var what in Of(step.Select(difference => difference.What))) yield return $"after {MomentOf(step.Key)}: {what}";
        if (proof.Failure is { } failure)
        {
            if (failure.Problem is { } problem) yield return $"{Of(failure.During)}: {problem.Code}: {problem.Message}";
            foreach (var mismatch in failure.Mismatches) yield return $"{Of(failure.During)}: {mismatch}";
        }

        foreach (var loss in proof.Losses)
            foreach (var what in Of(loss.Lost.Select(lost => lost.What)).Distinct()) yield return $"lost as declared ('{Bare(loss)}', {WordOf(loss)} script): {what}";
        if (proof.Losses.Where(loss => loss.Lost.Count == 0).Select(Bare).ToList() is { Count: > 0 } later)
            yield return $"the down script takes with it what is written later: {string.Join(", ", later)}";
        foreach (var what in Of(proof.Unsteady)) yield return $"given anew by each way up, so not held against it: {what}";
    }

    private static string Of(Difference what)
    {
        var name = $"{KindWords.Of(what.Object)} {what.Name}";
        return what.Kind switch
        {
            DifferenceKind.OnlyInA => $"{name} is gone",
            DifferenceKind.OnlyInB => $"{name} is left over",
            DifferenceKind.Definition => $"{name} has {what.B}, and had {what.A}",
            _ when what.A!.StartsWith("digest", StringComparison.Ordinal) => $"{name} holds other values",
            _ => $"{name} has {what.B}, and had {what.A}",
        };
    }

    private static string MomentOf(ProofStep step) => step == ProofStep.Up ? "going down and up" : Of(step);

    private static string Bare(DeclaredLoss loss) => loss.Directive["expect ".Length..];

    private static string WordOf(DeclaredLoss loss) => loss.Script == Direction.Up ? "up" : "down";

    private static bool IsOfValues(Difference what) => what is { Kind: DifferenceKind.Content, Object: ObjectKind.Column };

    private static string TableOf(string column) => column[..column.LastIndexOf('.')];
}
