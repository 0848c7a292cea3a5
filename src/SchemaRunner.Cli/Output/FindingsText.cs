using SchemaRunner.Checks;

namespace SchemaRunner.Cli.Output;

/// <summary>What <c>verify</c> found, for a person.</summary>
internal static class FindingsText
{
    /// <summary>Writes each finding with its examples and its hint.</summary>
    public static void Write(IReadOnlyList<Finding> findings, Terminal terminal)
    {
        for (var i = 0; i < findings.Count; i++)
        {
            var finding = findings[i];
            var code = finding.IsNote ? $"note: {terminal.OutputPaint.Notable(finding.Code)}" : terminal.OutputPaint.Bad(finding.Code);
            terminal.Output.WriteLine($"{code}: {finding.Object}: {finding.Message}");
            foreach (var sample in finding.Samples) terminal.Output.WriteLine($"      {sample}");

            // what many have in common is said once, behind the last of them
            var isRepeated = i + 1 < findings.Count && findings[i + 1].Hint == finding.Hint;
            if (finding.Hint is not null && !isRepeated) terminal.Output.WriteLine($"  hint: {finding.Hint}");
        }

        terminal.Output.WriteLine(Sentence(findings.Count(finding => !finding.IsNote), findings.Count(finding => finding.IsNote)));
    }

    private static string Sentence(int wrong, int notes)
    {
        var rest = notes == 0 ? "" : $"; {Words.Count(notes, "note")}";
        return wrong == 0
            ? $"Nothing found: keys, indexes, structure, journal and scripts are as they should be{rest}."
            : $"{Words.Count(wrong, "finding")}{rest}.";
    }
}
