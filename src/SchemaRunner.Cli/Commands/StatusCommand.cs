using System.CommandLine;
using System.Text.Json;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Json;
using SchemaRunner.Cli.Output;
using SchemaRunner.Planning;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>status</c>: what is applied and what is pending.</summary>
internal static class StatusCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var exitCode = new Option<bool>("--exit-code") { Description = "Exit 1 when something is pending" };
        var command = new Command("status", "Show what is applied and what is pending") { exitCode };
        line.Bind(command, async (parsed, invocation) =>
        {
            var all = await invocation.OpenMigrator().StatusAsync(invocation.Cancellation);
            if (invocation.IsJson)
            {
                await invocation.Terminal.Output.WriteLineAsync(JsonSerializer.Serialize(
                    [.. all.Select(StatusDocument.Of)], CliJson.Printed.IReadOnlyListStatusDocument));
            }
            else
            {
                StatusText.Write(all, invocation.Terminal);
            }

            var isPending = all.Any(status => status.State is MigrationState.Pending or MigrationState.OutOfOrder or MigrationState.Incomplete);
            return isPending && parsed.GetValue(exitCode) ? ExitCode.Differences : ExitCode.Done;
        });
        return command;
    }
}
