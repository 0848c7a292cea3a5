using System.CommandLine;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Output;
using SchemaRunner.Cli.Parts;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>report</c>: the report of an earlier run, from the journal alone.</summary>
internal static class ReportCommand
{
    private static readonly string[] Formats = ["html", "markdown", "json", "junit"];

    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var run = new Argument<string>("RUN") { Description = "The run's id or its beginning; 'last' for the last run" };
        var format = new Option<string?>("--format") { Description = "html, markdown, json or junit (default: markdown)", HelpName = "FORMAT" };
        var file = new Option<string?>("--file") { Description = "Write to this file instead of standard output", HelpName = "F" };
        var command = new Command("report", "Write the report of an earlier run, from the journal") { run, format, file };
        line.Bind(command, async (parsed, invocation) =>
        {
            var chosen = (parsed.GetValue(format) ?? (invocation.IsJson ? "json" : "markdown")).ToLowerInvariant();
            if (!Formats.Contains(chosen))
                throw new UsageException($"--format: '{chosen}' is none of {string.Join(", ", Formats)}", DidYouMean.Sentence(chosen, Formats));
            var report = await invocation.OpenJournal().ReportAsync(parsed.GetRequiredValue(run), invocation.Cancellation);
            var writer = ReportFormats.Get(chosen);
            if (parsed.GetValue(file) is { } path)
            {
                ReportFiles.WriteFile(report, writer, path);
                await invocation.Terminal.Error.WriteLineAsync($"report: {path}");
            }
            else
            {
                writer.Write(report, invocation.Terminal.Output);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
