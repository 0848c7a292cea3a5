using SchemaRunner.Planning;

namespace SchemaRunner.Cli.Output;

/// <summary>The phases that would run, for a person.</summary>
internal static class PlanText
{
    /// <summary>Writes a table, or says that there is nothing to do.</summary>
    public static void Write(IReadOnlyList<PlannedPhase> phases, Terminal terminal)
    {
        if (phases.Count == 0)
        {
            terminal.Output.WriteLine("Nothing would run: nothing is pending.");
            return;
        }

        var table = new TextTable(
            new("version", Shrinks: true), new("name", Shrinks: true), new("statements", ToTheRight: true),
            new("expectations", ToTheRight: true), new("script", Shrinks: true));
        foreach (var phase in phases)
        {
            table.Add(
                phase.Migration.Version.Text,
                phase.Migration.Name,
                $"{phase.Script.Statements.Count:N0}",
                $"{phase.Script.Directives.Expectations.Count:N0}",
                phase.Script.Path);
        }

        table.Write(terminal.Output, terminal.Width, terminal.OutputPaint);
        terminal.Output.WriteLine($"{Words.Count(phases.Count, "phase")} would run.");
    }
}
