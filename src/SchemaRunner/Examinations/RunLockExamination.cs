using SchemaRunner.Engines;

namespace SchemaRunner.Examinations;

/// <summary>Whether a run would have to wait for another one.</summary>
internal static class RunLockExamination
{
    private const string Subject = "run lock";

    /// <summary>What the lock's state means.</summary>
    public static Examination Of(RunLockState state) => state switch
    {
        { IsHeld: false } => Examination.Ok(Subject, "nobody holds it"),
        { Owner: { } owner } => Examination.Note(Subject, $"held by {owner}; a run waits for it"),
        _ => Examination.Note(Subject, "held, by whom cannot be told; a run waits for it"),
    };
}
