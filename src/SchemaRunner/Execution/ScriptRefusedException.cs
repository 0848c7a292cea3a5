using SchemaRunner.Engines;
using SchemaRunner.Reports;

namespace SchemaRunner.Execution;

/// <summary>A statement of a script was refused or ran out of time, with its place; caught by <see cref="PhaseRunner"/>, which reports it.</summary>
internal sealed class ScriptRefusedException(Problem problem, EngineException inner) : Exception(problem.Message, inner)
{
    /// <summary>What the report says of it.</summary>
    public Problem Problem => problem;
}
