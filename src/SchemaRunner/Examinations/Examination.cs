namespace SchemaRunner.Examinations;

/// <summary>One thing that was looked at before a run needs it.</summary>
/// <param name="Subject">What was looked at, in a word or two: <c>encoding</c>.</param>
/// <param name="State">How it stands.</param>
/// <param name="Fact">What was found, in one sentence without secrets.</param>
/// <param name="Advice">One thing to do; every problem has it.</param>
public sealed record Examination(string Subject, ExaminationState State, string Fact, string? Advice = null)
{
    /// <summary>Something that is as it should be.</summary>
    public static Examination Ok(string subject, string fact) => new(subject, ExaminationState.Ok, fact);

    /// <summary>Something worth knowing.</summary>
    public static Examination Note(string subject, string fact, string? advice = null) =>
        new(subject, ExaminationState.Note, fact, advice);

    /// <summary>Something that will stop a run, or spoil it.</summary>
    public static Examination Problem(string subject, string fact, string advice) =>
        new(subject, ExaminationState.Problem, fact, advice);

    /// <summary>What an exception says that stopped the look.</summary>
    public static Examination Problem(string subject, SchemaRunnerException stopped)
    {
        ArgumentNullException.ThrowIfNull(stopped);
        return Problem(subject, stopped.Message, stopped.Hint ?? "look at the address and at the server's log");
    }
}
