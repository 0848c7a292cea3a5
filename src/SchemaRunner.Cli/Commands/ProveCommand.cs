using System.CommandLine;
using System.Text.Json;
using SchemaRunner.Cli.Configuration;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Json;
using SchemaRunner.Cli.Output;
using SchemaRunner.Cli.Parts;
using SchemaRunner.Cli.Progress;
using SchemaRunner.Reports;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>prove</c>: whether migrations come back, tried on a copy.</summary>
internal static class ProveCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var from = VersionOption.Create("Prove from this version on, applied or not (default: what is pending)", "--from");
        var record = new Option<bool>("--record") { Description = "Write the outcome into the journal, for 'up --require-proof'" };
        var command = new Command(
            "prove",
            "Take migrations up, down and up again on a copy of the database; exit 1 when one does not come back. A script that says "
            + "'irreversible' keeps its word by going up")
        {
            from, record,
        };
        line.Bind(command, async (parsed, invocation) =>
        {
            Databases.MustExist(DatabaseAddress.Parse(invocation.Settings.Database));
            var first = VersionOption.Find(parsed, from);
            var progress = RunProgress.For(invocation.Terminal, invocation.Settings, invocation.Time);
            var migrator = invocation.OpenMigrator(progress);
            try
            {
                var report = await progress.WatchAsync(() => migrator.ProveAsync(first, parsed.GetValue(record), invocation.Cancellation));
                Show(report, invocation);
                return report.Holds ? ExitCode.Done : ExitCode.Differences;
            }
            catch (OperationCanceledException) when (!invocation.IsJson)
            {
                await invocation.Terminal.Output.WriteLineAsync("INTERRUPTED. The copy is gone; nothing was recorded.");
                throw;
            }
        });
        return command;
    }

    private static void Show(ProofReport report, Invocation invocation)
    {
        var terminal = invocation.Terminal;
        if (invocation.IsJson) terminal.Output.WriteLine(JsonSerializer.Serialize(report, CliJson.Printed.ProofReport));
        else new ProofText(terminal.Output, terminal.Width, terminal.OutputPaint).Write(report);
    }
}
