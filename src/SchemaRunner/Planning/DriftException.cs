namespace SchemaRunner.Planning;

/// <summary>The structure is not the one that the journal recorded last; nothing ran.</summary>
public sealed class DriftException : SchemaRunnerException
{
    /// <summary>Names every object that was changed or is gone.</summary>
    public DriftException(IReadOnlyList<string> differences)
        : base(
            "SR205",
            $"the structure is not the one that the journal recorded last: {string.Join("; ", differences)}",
            "find out who changed it; --allow-drift goes on from here and records it")
        => Differences = differences;

    /// <summary>One sentence for each object.</summary>
    public IReadOnlyList<string> Differences { get; }
}
