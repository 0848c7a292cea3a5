using System.CommandLine;
using System.Text.Json;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Json;
using SchemaRunner.Cli.Output;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>lock</c>: who holds the run lock.</summary>
internal static class LockCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var command = new Command("lock", "Show which run holds the run lock, and the phase it is in");
        line.Bind(command, async (_, invocation) =>
        {
            var state = await invocation.OpenJournal().FindRunLockAsync(invocation.Cancellation);
            await invocation.Terminal.Output.WriteLineAsync(invocation.IsJson
                ? JsonSerializer.Serialize(LockDocument.Of(state), CliJson.Printed.LockDocument)
                : LockText.Of(state));
            return ExitCode.Done;
        });
        return command;
    }
}
