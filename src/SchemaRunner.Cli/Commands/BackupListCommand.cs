using System.CommandLine;
using System.Text.Json;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Json;
using SchemaRunner.Cli.Output;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>backup list</c>: what is in the folder.</summary>
internal static class BackupListCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var command = new Command("list", "Show the backups in the folder: age, size, version, whether verified");
        line.Bind(command, async (_, invocation) =>
        {
            var listing = await invocation.Backups.ListAsync(invocation.Cancellation);
            if (invocation.IsJson)
            {
                await invocation.Terminal.Output.WriteLineAsync(
                    JsonSerializer.Serialize(BackupListDocument.Of(listing), CliJson.Printed.BackupListDocument));
            }
            else
            {
                BackupListText.Write(listing, invocation.Backups.Folder, invocation.Time.GetUtcNow(), invocation.Terminal);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
