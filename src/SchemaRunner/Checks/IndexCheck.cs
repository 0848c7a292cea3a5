using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>Every index is still there and means the same, whatever its name; no new one is invalid.</summary>
internal sealed class IndexCheck : ICheck
{
    private const string Invalid = "an invalid index";

    public string Code => "SR308";

    public void Compare(Comparison comparison)
    {
        ObjectComparison.Run(comparison, Code, ObjectKind.Index, isGain: d => d is { Name: "valid", Now: "yes" });
        foreach (var (was, now) in ObjectMatch.Of(comparison.Match, ObjectKind.Index))
        {
            if (was is not null || !IsInvalid(now!)) continue;
            var name = DisplayName.Of(comparison.Match.After, now!.Schema, now.Name);
            comparison.Mismatches.Add(new Mismatch(Code, ObjectKind.Index, name, "a valid index", Invalid));
        }
    }

    /// <summary>Whether a mismatch is about a new index that is invalid.</summary>
    public static bool IsAboutInvalid(Mismatch mismatch) => mismatch is { Kind: ObjectKind.Index, Actual: Invalid };

    /// <summary>Whether the server has marked the index as unusable.</summary>
    public static bool IsInvalid(SchemaObject index) => index.Facets.Any(f => f is { Name: "valid", Value: "no" });
}
