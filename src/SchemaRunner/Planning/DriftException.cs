using SchemaRunner.Reports;

namespace SchemaRunner.Planning;

/// <summary>The structure is not the one that the journal recorded last; nothing ran.</summary>
public sealed class DriftException : SchemaRunnerException
{
    private const int MostLines = 50;

    /// <summary>Names every object that was changed or is gone, and those that were added.</summary>
    public DriftException(IReadOnlyList<DriftedObject> differences)
        : base("SR205", MessageOf(differences), "find out who changed it; --allow-drift goes on from here and records it")
        => Differences = differences;

    /// <summary>The objects, those that stop the run and those that were added.</summary>
    public IReadOnlyList<DriftedObject> Differences { get; }

    private static string MessageOf(IReadOnlyList<DriftedObject> differences)
    {
        // what was added alone stops nothing, and often says what became of the rest
        var lines = differences.OrderBy(one => one.Change == ChangeKind.Added).Select(one => $"\n  {one}").ToList();
        var further = lines.Count > MostLines ? $"\n  … and {lines.Count - MostLines} more, all of which 'schemarunner verify' lists" : "";
        return $"the structure is not the one that the journal recorded last:{string.Concat(lines.Take(MostLines))}{further}";
    }
}
