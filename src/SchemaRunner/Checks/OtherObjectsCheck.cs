using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>Every rule, extended statistics object, extension and schema is still there and means the same.</summary>
internal sealed class OtherObjectsCheck : ICheck
{
    private static readonly ObjectKind[] Kinds = [ObjectKind.Rule, ObjectKind.Statistics, ObjectKind.Extension, ObjectKind.Schema];

    public string Code => "SR318";

    public void Compare(Comparison comparison)
    {
        foreach (var kind in Kinds) ObjectComparison.Run(comparison, Code, kind);
    }
}
