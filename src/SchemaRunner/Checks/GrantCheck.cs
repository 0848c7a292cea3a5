using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>Nobody has lost a privilege; gaining one is free.</summary>
internal sealed class GrantCheck : ICheck
{
    public string Code => "SR315";

    public void Compare(Comparison comparison) =>
        ObjectComparison.Run(comparison, Code, ObjectKind.Grant, isGain: difference => Items(difference.Was).IsSubsetOf(Items(difference.Now)));

    private static HashSet<string> Items(string? privileges) => [.. (privileges ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries)];
}
