using SchemaRunner.Planning;

namespace SchemaRunner.Cli.Output;

/// <summary>Scripts that were changed after they were applied, for a person.</summary>
internal static class ChangedScriptsText
{
    /// <summary>Writes how each differs, and what the database has of it.</summary>
    public static void Write(IReadOnlyList<ChangedScript> changed, Terminal terminal)
    {
        var (output, paint) = (terminal.Output, terminal.OutputPaint);
        if (changed.Count == 0) output.WriteLine("Nothing to accept: every applied script is the one that was applied.");
        foreach (var one in changed)
        {
            output.WriteLine(paint.Strong($"{one.Migration.Up.Path}: {one.Was.Version} {one.Was.Name} was changed after it was applied"));
            foreach (var line in one.Difference.Split('\n')) output.WriteLine($"  {line.TrimStart() switch
            {
                ['-', ..] => paint.Bad(line),
                ['+', ..] => paint.Good(line),
                _ => line,
            }}");
            var note = one.HasNeverRun ? paint.Notable("note") : "note";
            foreach (var line in one.Meaning.SelectMany(sentence => Shorten.Wrap($"{note}: {sentence}", terminal.Width - 2)))
                output.WriteLine($"  {line}");
            if (one.Hint is not null) output.WriteLine($"  hint: {one.Hint}");
        }
    }

    /// <summary>Writes what was recorded, and what is left to do.</summary>
    public static void WriteAccepted(IReadOnlyList<ChangedScript> changed, Terminal terminal)
    {
        if (changed.Count == 0) return;
        terminal.Output.WriteLine();
        Wrap($"{Words.Count(changed.Count, "changed script")} accepted. Nothing was run: the database is what it was.");
        var unrun = changed.Where(one => one.HasNeverRun).Select(one => one.Was.Version).ToList();
        if (unrun.Count > 0)
        {
            var says = unrun.Count == 1 ? "says" : "say";
            Wrap($"What {string.Join(", ", unrun)} {says} and never ran here will not run any more: a new migration has to bring it.");
        }

        void Wrap(string sentence)
        {
            foreach (var line in Shorten.Wrap(sentence, terminal.Width)) terminal.Output.WriteLine(line);
        }
    }
}
