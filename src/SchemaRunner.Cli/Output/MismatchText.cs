using SchemaRunner.Reports;

namespace SchemaRunner.Cli.Output;

/// <summary>What a phase changed that nobody declared, and the lines that would declare it.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="paint">Its colours.</param>
internal sealed class MismatchText(TextWriter output, Paint paint)
{
    /// <summary>Writes the mismatches of one phase.</summary>
    public void Write(PhaseReport phase)
    {
        output.WriteLine();
        output.WriteLine(paint.Strong($"{phase.Path}: {Words.Count(phase.Mismatches.Count, "mismatch", "mismatches")}"));
        WriteMismatches(phase);
        WriteDirectives(phase);
    }

    /// <summary>Writes one line for each mismatch, and its examples.</summary>
    public void WriteMismatches(PhaseReport phase)
    {
        foreach (var mismatch in phase.Mismatches)
        {
            output.WriteLine($"  {paint.Bad(mismatch.ToString())}");
            foreach (var sample in mismatch.Samples) output.WriteLine($"      {sample}");
        }
    }

    /// <summary>Writes the directive lines, ready to paste: at the margin and nothing else on the line.</summary>
    public void WriteDirectives(PhaseReport phase)
    {
        var directives = phase.Mismatches.Select(mismatch => mismatch.Directive).OfType<string>().Distinct().ToList();
        if (directives.Count == 0) return;
        output.WriteLine($"To allow it, add to {phase.Path}:");
        foreach (var directive in directives) output.WriteLine($"-- schemarunner:{directive}");
    }
}
