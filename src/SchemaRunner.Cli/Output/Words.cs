using SchemaRunner.Planning;
using SchemaRunner.Reports;

namespace SchemaRunner.Cli.Output;

/// <summary>The words for states and verdicts, the same in every output.</summary>
internal static class Words
{
    /// <summary>The word for a verdict.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.DryRun => "dry run",
        Verdict.RolledBack => "rolled back",
        Verdict.NothingToDo => "nothing to do",
        Verdict.Warned => "warned",
        Verdict.Mismatch => "refused",
        Verdict.Failed => "failed",
        Verdict.Interrupted => "interrupted",
        Verdict.Incomplete => "incomplete",
        Verdict.Repaired => "repaired",
        Verdict.Baseline => "adopted",
        Verdict.Restored => "restored",
        Verdict.Proven => "proven",
        _ => "verified",
    };

    /// <summary>The word for a migration's state.</summary>
    public static string Of(MigrationState state) => state switch
    {
        MigrationState.OutOfOrder => "out of order",
        _ => state.ToString().ToLowerInvariant(),
    };

    /// <summary>The word for a table's content.</summary>
    public static string Of(ContentState content) => content switch
    {
        ContentState.NotCompared => "–",
        _ => content.ToString().ToLowerInvariant(),
    };

    /// <summary><c>1 phase</c>, <c>2 phases</c>.</summary>
    public static string Count(long number, string one) => Count(number, one, one + "s");

    /// <summary><c>1 mismatch</c>, <c>2 mismatches</c>.</summary>
    public static string Count(long number, string one, string many) => number == 1 ? $"1 {one}" : $"{number:N0} {many}";
}
