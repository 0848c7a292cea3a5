using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>Every comment is still there with its text.</summary>
internal sealed class CommentCheck : ICheck
{
    public string Code => "SR314";

    public void Compare(Comparison comparison) => ObjectComparison.Run(comparison, Code, ObjectKind.Comment);
}
