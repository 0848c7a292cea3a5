using SchemaRunner.Scripts;

namespace SchemaRunner.Planning;

/// <summary>A phase that would run.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="Script">Which of its scripts.</param>
public sealed record PlannedPhase(Migration Migration, Script Script);
