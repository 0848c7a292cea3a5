using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>Every trigger is still there, enabled as it was, and does the same.</summary>
internal sealed class TriggerCheck : ICheck
{
    public string Code => "SR311";

    public void Compare(Comparison comparison) => ObjectComparison.Run(comparison, Code, ObjectKind.Trigger);
}
