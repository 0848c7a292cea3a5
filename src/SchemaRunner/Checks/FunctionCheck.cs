using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>Every function and procedure is still there and does the same.</summary>
internal sealed class FunctionCheck : ICheck
{
    public string Code => "SR312";

    public void Compare(Comparison comparison) => ObjectComparison.Run(comparison, Code, ObjectKind.Function);
}
