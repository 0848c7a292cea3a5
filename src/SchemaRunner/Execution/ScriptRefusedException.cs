using SchemaRunner.Engines;
using SchemaRunner.Reports;

namespace SchemaRunner.Execution;

/// <summary>A statement of a script was refused, with its place; caught by <see cref="PhaseRunner"/>, which reports it.</summary>
internal sealed class ScriptRefusedException(Problem problem, StatementFailedException inner) : Exception(problem.Message, inner)
{
    /// <summary>What the report says of it.</summary>
    public Problem Problem => problem;
}
