using System.CommandLine;
using SchemaRunner.Cli.Configuration;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Output;
using SchemaRunner.Cli.Parts;
using SchemaRunner.Cli.Progress;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>baseline</c>: adopts a database that already holds something.</summary>
internal static class BaselineCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var at = new Option<string?>("--at") { Description = "The last version that the database holds already; 0 for none", HelpName = "V" };
        var command = new Command("baseline", "Adopt a database that is in use: migrations up to a version count as applied; nothing runs") { at };
        line.Bind(command, async (parsed, invocation) =>
        {
            var version = VersionOf(parsed.GetValue(at));
            Databases.MustExist(DatabaseAddress.Parse(invocation.Settings.Database));
            var progress = RunProgress.For(invocation.Terminal, invocation.Settings, invocation.Time);
            var migrator = invocation.OpenMigrator(progress);
            var plan = await migrator.PlanBaselineAsync(version, invocation.Cancellation);
            if (!invocation.IsJson) BaselineText.Write(plan, invocation.Terminal);
            await Confirmation.BeforeRecordingAsync(invocation, BaselineText.Question(plan));

            var report = await progress.WatchAsync(() => migrator.BaselineAsync(version, invocation.Cancellation));
            if (invocation.IsJson) ReportFormats.Get("json").Write(report, invocation.Terminal.Output);
            else BaselineText.Write(plan, report, invocation.Terminal);
            return ExitCode.Done;
        });
        return command;
    }

    private static ScriptVersion VersionOf(string? text)
    {
        if (text is null)
        {
            throw new UsageException(
                "baseline needs a version", "--at V names the last migration that the database holds already; '--at 0' leaves all pending");
        }

        return ScriptVersion.TryParse(text, out var version)
            ? version
            : throw new UsageException($"--at: '{text}' is not a version", "write a migration's number, such as 0007 or 7");
    }
}
