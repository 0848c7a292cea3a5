using SchemaRunner.Reports;

namespace SchemaRunner.Execution;

/// <summary>A statement of a script was refused or ran out of time, or the script could not be read to its end; caught by <see cref="PhaseRunner"/>, which reports it.</summary>
internal sealed class ScriptRefusedException(Problem problem, SchemaRunnerException inner) : Exception(problem.Message, inner)
{
    /// <summary>What the report says of it.</summary>
    public Problem Problem => problem;
}
