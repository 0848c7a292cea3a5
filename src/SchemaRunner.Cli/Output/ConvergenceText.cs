using SchemaRunner.Reports;
using SchemaRunner.Snapshots;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Cli.Output;

/// <summary>Whether the scripts make the database's structure, for a person.</summary>
internal static class ConvergenceText
{
    /// <summary>Writes each difference and a sentence.</summary>
    public static void Write(Convergence found, Terminal terminal)
    {
        var paint = terminal.OutputPaint;
        foreach (var difference in found.Differences) Wrap(Line(difference));
        if (found.Problem is { } problem)
        {
            terminal.Output.WriteLine($"{paint.Bad(problem.Code)}: {problem.Message}");
            if (problem.Hint is not null) terminal.Output.WriteLine($"  hint: {problem.Hint}");
        }

        var scripts = Words.Count(found.Built.Count, "script") + (found.Built is [.., var last] ? $" up to {last}" : "");
        var (objects, differences) = (Words.Count(found.Objects, "object"), Words.Count(found.Differences.Count, "object"));
        Wrap(found switch
        {
            { Problem: not null } =>
                $"{paint.Bad("FAILED")}: an empty database cannot be built by {scripts}; {found.Database} was only read.",
            { IsConvergent: true } =>
                $"{paint.Good("SAME")}: an empty database built by {scripts} has the structure of {found.Database}, all {objects} of it.",
            _ => $"{paint.Bad("DIFFERENT")}: an empty database built by {scripts} differs from {found.Database} in {differences}.",
        });
        if (found.LeftOut.Count > 0) Wrap($"Left out, because pending: {string.Join(", ", found.LeftOut)}.");

        void Wrap(string text)
        {
            foreach (var line in Shorten.Wrap(text, terminal.Width)) terminal.Output.WriteLine(line);
        }
    }

    private static string Line(Difference difference)
    {
        var name = $"{KindWords.Of(difference.Object)} {difference.Name}";
        return difference.Kind switch
        {
            DifferenceKind.OnlyInA => $"only in the database: {name}",
            DifferenceKind.OnlyInB => $"only from the scripts: {name}",
            _ => $"{name}: {difference.A} in the database; {difference.B} from the scripts",
        };
    }
}
