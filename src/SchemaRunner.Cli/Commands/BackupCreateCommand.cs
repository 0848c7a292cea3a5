using System.CommandLine;
using System.Text.Json;
using SchemaRunner.Backups;
using SchemaRunner.Cli.Configuration;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Json;
using SchemaRunner.Cli.Output;
using SchemaRunner.Cli.Parts;
using SchemaRunner.Cli.Progress;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>backup create</c>: dumps the database, and writes down what the dump must hold.</summary>
internal static class BackupCreateCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var command = new Command("create", "Dump the database while others use it, with a manifest of what the dump must hold");
        line.Bind(command, async (_, invocation) =>
        {
            Databases.MustExist(DatabaseAddress.Parse(invocation.Settings.Database));
            var progress = RunProgress.For(invocation.Terminal, invocation.Settings, invocation.Time);
            var started = invocation.Time.GetTimestamp();
            var backups = new DatabaseBackups(invocation.Connect(), invocation.Options(progress, allowDrift: false));
            var backup = await progress.WatchAsync(() => backups.CreateAsync(invocation.Backups, invocation.Cancellation));
            if (invocation.IsJson)
            {
                await invocation.Terminal.Output.WriteLineAsync(
                    JsonSerializer.Serialize(BackupDocument.Of(backup), CliJson.Printed.BackupDocument));
            }
            else
            {
                BackupText.WriteCreated(backup, invocation.Time.GetElapsedTime(started), invocation.Terminal);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
