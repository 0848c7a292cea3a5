using SchemaRunner.Snapshots;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Cli.Output;

/// <summary>Where a restored backup is not what its manifest says, for a person.</summary>
internal static class BackupDifferenceText
{
    private const int Most = 20;

    /// <summary>A line or two for each of the first differences.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<Difference> differences, int width)
    {
        foreach (var difference in differences.Take(Most))
            foreach (var line in Shorten.Wrap($"- {Sentence(difference)}", width - 2)) yield return $"  {line}";
        if (differences.Count > Most) yield return $"  and {differences.Count - Most:N0} more: --output json has them all";
    }

    private static string Sentence(Difference difference)
    {
        var name = $"{KindWords.Of(difference.Object)} {difference.Name}";
        return difference.Kind switch
        {
            DifferenceKind.OnlyInA => $"{name} is not there",
            DifferenceKind.OnlyInB => $"{name} is there and should not be",
            _ => $"{name}: expected {difference.A}, found {difference.B}",
        };
    }
}
