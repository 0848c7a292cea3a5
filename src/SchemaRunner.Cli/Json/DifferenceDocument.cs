using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Cli.Json;

/// <summary>One thing in which a restored backup (B) is not what its manifest says (A).</summary>
/// <param name="Kind">In what way: onlyInA, onlyInB, definition, rows or content.</param>
/// <param name="Name">The object.</param>
/// <param name="A">What the manifest says.</param>
/// <param name="B">What was restored.</param>
internal sealed record DifferenceDocument(DifferenceKind Kind, string Name, string? A, string? B)
{
    /// <summary>The document for a difference.</summary>
    public static DifferenceDocument Of(Difference difference) => new(difference.Kind, difference.Name, difference.A, difference.B);
}
