using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>Every primary key, unique, check and exclusion constraint is still there and means the same.</summary>
internal sealed class ConstraintCheck : ICheck
{
    public string Code => "SR305";

    public void Compare(Comparison comparison) => ObjectComparison.Run(comparison, Code, ObjectKind.Constraint, isGain: d => d is { Name: "validated", Now: "yes" });
}
