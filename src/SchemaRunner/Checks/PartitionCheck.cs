using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>Every partition and child table is still where it was below its parent.</summary>
internal sealed class PartitionCheck : ICheck
{
    public string Code => "SR317";

    public void Compare(Comparison comparison) => ObjectComparison.Run(comparison, Code, ObjectKind.Partition);
}
