using System.CommandLine;
using System.Text.Json;
using SchemaRunner.Cli.Configuration;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Json;
using SchemaRunner.Cli.Output;
using SchemaRunner.Cli.Parts;
using SchemaRunner.Cli.Progress;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>prove</c>: whether migrations come back, tried on a copy.</summary>
internal static class ProveCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var from = VersionOption.Create("Prove from this version on, applied or not (default: what is pending)", "--from");
        var record = new Option<bool>("--record") { Description = "Write the outcome into the journal, for 'up --require-proof'" };
        var fresh = new Option<bool>("--fresh") { Description = "Build an empty database from the scripts and compare its structure with this one" };
        var command = new Command(
            "prove",
            "Take migrations up, down and up again on a copy of the database; exit 1 when one does not come back. One that says "
            + "'irreversible' only has to go up")
        {
            from, record, fresh,
        };
        line.Bind(command, (parsed, invocation) =>
        {
            var first = VersionOption.Find(parsed, from);
            if (!parsed.GetValue(fresh)) return ProveAsync(invocation, first, parsed.GetValue(record));
            if (first is not null || parsed.GetValue(record))
                throw new UsageException("--fresh stands alone: it compares a structure, and proves no way down", "leave out --from and --record, or --fresh");
            return FreshProof.RunAsync(invocation);
        });
        return command;
    }

    private static async Task<int> ProveAsync(Invocation invocation, ScriptVersion? from, bool record)
    {
        Databases.MustExist(DatabaseAddress.Parse(invocation.Settings.Database));
        var progress = RunProgress.For(invocation.Terminal, invocation.Settings, invocation.Time);
        var migrator = invocation.OpenMigrator(progress);
        try
        {
            var report = await progress.WatchAsync(() => migrator.ProveAsync(from, record, invocation.Cancellation));
            Show(report, invocation);
            return report.Holds ? ExitCode.Done : ExitCode.Differences;
        }
        catch (OperationCanceledException) when (!invocation.IsJson)
        {
            await invocation.Terminal.Output.WriteLineAsync("INTERRUPTED. The copy is gone; nothing was recorded.");
            throw;
        }
    }

    private static void Show(ProofReport report, Invocation invocation)
    {
        var terminal = invocation.Terminal;
        if (invocation.IsJson) terminal.Output.WriteLine(JsonSerializer.Serialize(report, CliJson.Printed.ProofReport));
        else new ProofText(terminal.Output, terminal.Width, terminal.OutputPaint).Write(report);
    }
}
