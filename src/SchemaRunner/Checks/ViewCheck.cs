using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>Every view and materialized view is still there and selects the same.</summary>
internal sealed class ViewCheck : ICheck
{
    public string Code => "SR310";

    public void Compare(Comparison comparison) => ObjectComparison.Run(comparison, Code, ObjectKind.View, isGain: d => d is { Name: "populated", Now: "yes" });
}
