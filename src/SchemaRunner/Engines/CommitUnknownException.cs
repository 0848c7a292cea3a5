namespace SchemaRunner.Engines;

/// <summary>The answer to COMMIT was lost, and the database cannot be asked what became of the phase.</summary>
public sealed class CommitUnknownException : EngineException
{
    /// <summary>The code by which a report says so.</summary>
    public const string ProblemCode = "SR509";

    /// <summary>Names the phase, and why nobody can be asked.</summary>
    public CommitUnknownException(string phase, EngineException reason)
        : base(
            ProblemCode,
            $"the answer to COMMIT was lost, so whether {phase} was committed is not known: {reason.Message}",
            "run 'schemarunner status' when the database answers: the phase was committed if it is applied there",
            reason)
    {
    }
}
