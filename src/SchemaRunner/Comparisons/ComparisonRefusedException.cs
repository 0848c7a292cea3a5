namespace SchemaRunner.Comparisons;

/// <summary>Two things cannot be compared in the way that was asked for.</summary>
public sealed class ComparisonRefusedException : SchemaRunnerException
{
    /// <summary>Says why, and how they can be.</summary>
    public ComparisonRefusedException(string message, string hint)
        : base("SR002", message, hint)
    {
    }
}
