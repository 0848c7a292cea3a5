using System.CommandLine;
using System.Text.Json;
using SchemaRunner.Backups;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Json;
using SchemaRunner.Cli.Output;
using SchemaRunner.Cli.Progress;
using SchemaRunner.Planning;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>backup restore</c>: puts the database back to a backup.</summary>
internal static class BackupRestoreCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var file = new Argument<string>("FILE") { Description = "The backup, by its path or by its name in the folder" };
        var noSafety = new Option<bool>("--no-safety-backup") { Description = "Do not back up first what is there now" };
        var command = new Command("restore", "Replace all that the database holds by a backup, in one transaction, or not at all") { file, noSafety };
        line.Bind(command, async (parsed, invocation) =>
        {
            RequireAnswer(invocation);
            var path = invocation.Backups.PathOf(parsed.GetValue(file)!);
            var safety = parsed.GetValue(noSafety) ? null : invocation.Backups;
            var progress = RunProgress.For(invocation.Terminal, invocation.Settings, invocation.Time);
            var options = invocation.Options(progress, allowDrift: false);
            var engine = invocation.Connect();
            var restore = new DatabaseRestore(engine, options);

            // Before the proof, which may take long: what cannot be restored here need not be proven
            var unproven = await BackupFile.ReadAsync(path, invocation.Cancellation);
            var target = await restore.FindTargetAsync(unproven, invocation.Cancellation);
            var backup = await progress.WatchAsync(() => new DatabaseBackups(engine, options).VerifyAsync(unproven, invocation.Cancellation));
            await AskAsync(invocation, backup, target, safety);
            var report = await progress.WatchAsync(() => restore.RunAsync(backup, safety, invocation.Cancellation));
            if (invocation.IsJson)
            {
                await invocation.Terminal.Output.WriteLineAsync(
                    JsonSerializer.Serialize(RestoreDocument.Of(report), CliJson.Printed.RestoreDocument));
            }
            else
            {
                RestoreText.Write(report, target, invocation.Terminal);
            }

            return ExitCode.Done;
        });
        return command;
    }

    // Before anything is proven that takes long
    private static void RequireAnswer(Invocation invocation)
    {
        if (invocation.Settings.Yes || (!invocation.IsJson && Confirmation.CanAsk(invocation.Terminal))) return;
        throw new RefusedException("SR212", "not restored: nobody is there to be asked", "--yes answers beforehand");
    }

    private static async Task AskAsync(Invocation invocation, BackupFile backup, RestoreTarget target, BackupStore? safety)
    {
        if (!invocation.Settings.Quiet || !invocation.Settings.Yes) RestoreText.WriteWarnings(backup, target, safety, invocation.Terminal);
        if (invocation.Settings.Yes) return;
        await Confirmation.AskAsync(invocation.Terminal, RestoreText.Question(target), "not restored", invocation.Cancellation);
    }
}
