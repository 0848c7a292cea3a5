using SchemaRunner.Planning;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Cli.Output;

/// <summary>The phases that would run, for a person, and how each would be verified.</summary>
internal static class PlanText
{
    /// <summary>Writes a table and a line for each phase, or says that there is nothing to do.</summary>
    public static void Write(IReadOnlyList<PhaseForecast> forecasts, Terminal terminal)
    {
        if (forecasts.Count == 0)
        {
            terminal.Output.WriteLine("Nothing would run: nothing is pending.");
            return;
        }

        var table = new TextTable(
            new("version", Shrinks: true), new("name", Shrinks: true), new("statements", ToTheRight: true),
            new("expectations", ToTheRight: true), new("script", Shrinks: true));
        foreach (var phase in forecasts.Select(forecast => forecast.Phase))
        {
            table.Add(
                phase.Migration.Version.Text,
                phase.Migration.Name,
                $"{phase.Script.Statements.Count:N0}",
                $"{phase.Script.Directives.Expectations.Count:N0}",
                phase.Script.Path);
        }

        table.Write(terminal.Output, terminal.Width, terminal.OutputPaint);
        terminal.Output.WriteLine();
        terminal.Output.WriteLine("What would be verified, besides the structure of everything:");
        foreach (var forecast in forecasts)
        {
            var line = $"{forecast.Phase.Migration.Version.Text}  {Verification(forecast)}{Outside(forecast.Phase)}";
            foreach (var part in Shorten.Wrap(line, terminal.Width)) terminal.Output.WriteLine(part);
        }

        terminal.Output.WriteLine();
        terminal.Output.WriteLine($"{Words.Count(forecasts.Count, "phase")} would run.");
    }

    private static string Outside(PlannedPhase phase) =>
        phase.Resumes is { } incomplete ? $"; goes on at statement {incomplete.Next}, outside a transaction"
        : phase.Script.Directives.Transactional ? "" : "; outside a transaction: nothing is rolled back";

    private static string Verification(PhaseForecast forecast)
    {
        var rest = List("left out", forecast.Excluded) + List("closed to readers, too", forecast.ClosedToReaders)
            + List("closed to writers, too", forecast.AlsoClosedToWriters);
        if (forecast.Level == VerifyLevel.Structure) return "nothing: rows and content are not compared at this level";

        var level = forecast.Level == VerifyLevel.Content ? "rows and content" : "rows";
        if (forecast.WholeBecause is { } reason) return $"{level} of all {Words.Count(forecast.Tables.Count, "table")}, because {reason}{rest}";
        var named = forecast.Tables.Count == 0
            ? "no table that is there now"
            : $"{level} of {string.Join(", ", forecast.Tables)}";
        var others = forecast.Others == 0 ? "" : $"; {Words.Count(forecast.Others, "other table")} {(forecast.Phase.Script.Directives.Transactional ? "to be proven untouched" : "not written by the script")}";
        return $"{named}{others}{rest}";
    }

    private static string List(string what, IReadOnlyList<string> tables) =>
        tables.Count == 0 ? "" : $"; {what}: {string.Join(", ", tables)}";
}
