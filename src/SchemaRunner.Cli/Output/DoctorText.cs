using SchemaRunner.Examinations;

namespace SchemaRunner.Cli.Output;

/// <summary>What <c>doctor</c> found, for a person.</summary>
internal static class DoctorText
{
    private const int StateWidth = 9;

    /// <summary>Writes a line for each, with its advice below, and a sentence.</summary>
    public static void Write(IReadOnlyList<Examination> found, Terminal terminal)
    {
        var (output, paint) = (terminal.Output, terminal.OutputPaint);
        var subjectWidth = found.Max(one => one.Subject.Length) + 2;
        var margin = new string(' ', StateWidth + subjectWidth);
        foreach (var one in found)
        {
            var state = ColourOf(one.State, paint)(one.State.ToString().ToLowerInvariant().PadRight(StateWidth));
            var head = state + one.Subject.PadRight(subjectWidth);
            foreach (var text in Shorten.Wrap(one.Fact, terminal.Width - margin.Length))
            {
                output.WriteLine(head + text.TrimStart());
                head = margin;
            }

            if (one.Advice is null) continue;
            var indent = new string(' ', StateWidth);
            foreach (var text in Shorten.Wrap($"hint: {one.Advice}", terminal.Width - StateWidth)) output.WriteLine(indent + text);
        }

        output.WriteLine(Sentence(found));
    }

    private static string Sentence(IReadOnlyList<Examination> found)
    {
        var problems = found.Count(one => one.State == ExaminationState.Problem);
        var notes = found.Count(one => one.State == ExaminationState.Note);
        var rest = notes == 0 ? "" : $", {Words.Count(notes, "note")}";
        return $"{(problems == 0 ? "No problem" : Words.Count(problems, "problem"))}{rest}.";
    }

    private static Func<string, string> ColourOf(ExaminationState state, Paint paint) => state switch
    {
        ExaminationState.Ok => paint.Good,
        ExaminationState.Note => paint.Notable,
        _ => paint.Bad,
    };
}
