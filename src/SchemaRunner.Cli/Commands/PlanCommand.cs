using System.CommandLine;
using System.Text.Json;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Json;
using SchemaRunner.Cli.Output;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>plan</c>: what <c>up</c> would run.</summary>
internal static class PlanCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var to = VersionOption.Create("Stop after this version");
        var command = new Command("plan", "Show what 'up' would run, and what the scripts declare") { to };
        line.Bind(command, async (parsed, invocation) =>
        {
            var migrator = invocation.OpenMigrator();
            var phases = await migrator.PlanAsync(VersionOption.Find(parsed, to), invocation.Cancellation);
            var forecasts = await migrator.ForecastAsync(phases, invocation.Cancellation);
            if (invocation.IsJson)
            {
                await invocation.Terminal.Output.WriteLineAsync(JsonSerializer.Serialize(
                    [.. forecasts.Select(PlanDocument.Of)], CliJson.Printed.IReadOnlyListPlanDocument));
            }
            else
            {
                PlanText.Write(forecasts, invocation.Terminal);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
