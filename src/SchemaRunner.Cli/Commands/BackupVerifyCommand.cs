using System.CommandLine;
using System.Text.Json;
using SchemaRunner.Backups;
using SchemaRunner.Cli.Configuration;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Json;
using SchemaRunner.Cli.Output;
using SchemaRunner.Cli.Parts;
using SchemaRunner.Cli.Progress;
using SchemaRunner.Engines;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>backup verify</c>: proves that a backup can be restored.</summary>
internal static class BackupVerifyCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var name = new Argument<string>("FILE") { Description = "The backup, by its path or by its name in the folder" };
        var command = new Command("verify", "Restore a backup into a scratch database and compare it with its manifest") { name };
        line.Bind(command, async (parsed, invocation) =>
        {
            var path = invocation.Backups.PathOf(parsed.GetValue(name)!);
            var progress = RunProgress.For(invocation.Terminal, invocation.Settings, invocation.Time);
            var started = invocation.Time.GetTimestamp();
            var file = await BackupFile.ReadAsync(path, invocation.Cancellation);
            var backups = new DatabaseBackups(EngineFor(file.Manifest.Content.Snapshot.Engine, path, invocation), invocation.Options(progress, allowDrift: false));
            var backup = await progress.WatchAsync(() => backups.VerifyAsync(file, invocation.Cancellation));
            if (invocation.IsJson)
            {
                await invocation.Terminal.Output.WriteLineAsync(
                    JsonSerializer.Serialize(BackupDocument.Of(backup), CliJson.Printed.BackupDocument));
            }
            else
            {
                BackupText.WriteVerified(backup, invocation.Time.GetElapsedTime(started), invocation.Terminal);
            }

            return ExitCode.Done;
        });
        return command;
    }

    // A file needs no server; a dump of a server needs any of its kind
    private static IEngine EngineFor(string engine, string path, Invocation invocation)
    {
        if (engine == "sqlite") return Databases.ConnectFile(path);
        if (invocation.Settings.Database is null)
        {
            throw new UsageException(
                $"{path} is a backup of a server, and none is named", "give --database postgres://USER@HOST/DB: the scratch database is made beside DB");
        }

        return invocation.Connect();
    }
}
