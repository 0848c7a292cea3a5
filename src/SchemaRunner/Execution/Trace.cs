using System.Diagnostics;

namespace SchemaRunner.Execution;

/// <summary>The spans that a program which uses the library may listen to: run, phase, statement.</summary>
internal static class Trace
{
    public static ActivitySource Source { get; } = new("SchemaRunner");
}
