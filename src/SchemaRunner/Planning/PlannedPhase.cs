using SchemaRunner.Journal;
using SchemaRunner.Scripts;

namespace SchemaRunner.Planning;

/// <summary>A phase that would run.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="Script">Which of its scripts.</param>
public sealed record PlannedPhase(Migration Migration, Script Script)
{
    /// <summary>What an earlier run has left of it, where it goes on; <see langword="null"/> when it begins.</summary>
    public IncompletePhase? Resumes { get; init; }
}
