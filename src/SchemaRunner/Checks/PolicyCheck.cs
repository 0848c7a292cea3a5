using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>Every row security policy is still there and means the same.</summary>
internal sealed class PolicyCheck : ICheck
{
    public string Code => "SR313";

    public void Compare(Comparison comparison) => ObjectComparison.Run(comparison, Code, ObjectKind.Policy);
}
