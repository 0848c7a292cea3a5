using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>Every enum, domain, composite and range type is still there and means the same; a new enum label is free.</summary>
internal sealed class TypeCheck : ICheck
{
    public string Code => "SR316";

    public void Compare(Comparison comparison) =>
        ObjectComparison.Run(comparison, Code, ObjectKind.Type, isGain: d => d.Name == "labels" && KeepsOrder(d.Was, d.Now));

    private static bool KeepsOrder(string? was, string? now)
    {
        var left = new Queue<string>((was ?? "").Split(", "));
        foreach (var label in (now ?? "").Split(", "))
        {
            if (left.Count > 0 && left.Peek() == label) left.Dequeue();
        }

        return left.Count == 0;
    }
}
