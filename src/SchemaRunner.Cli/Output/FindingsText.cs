using SchemaRunner.Checks;

namespace SchemaRunner.Cli.Output;

/// <summary>What <c>verify</c> found, for a person.</summary>
internal static class FindingsText
{
    /// <summary>Writes each finding with its examples and its hint.</summary>
    public static void Write(IReadOnlyList<Finding> findings, Terminal terminal)
    {
        foreach (var finding in findings)
        {
            terminal.Output.WriteLine($"{terminal.OutputPaint.Bad(finding.Code)}: {finding.Object}: {finding.Message}");
            foreach (var sample in finding.Samples) terminal.Output.WriteLine($"      {sample}");
            if (finding.Hint is not null) terminal.Output.WriteLine($"  hint: {finding.Hint}");
        }

        terminal.Output.WriteLine(findings.Count == 0
            ? "Nothing found: keys, indexes, structure, journal and scripts are as they should be."
            : $"{Words.Count(findings.Count, "finding")}.");
    }
}
