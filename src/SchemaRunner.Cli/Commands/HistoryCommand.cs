using System.CommandLine;
using System.Text.Json;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Json;
using SchemaRunner.Cli.Output;
using SchemaRunner.Journal;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>history</c>: what the journal says happened, and whether the journal is what was written.</summary>
internal static class HistoryCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var verify = new Option<bool>("--verify")
        {
            Description = "Check the journal's hash chain; exit 1 when it is broken",
            Arity = ArgumentArity.Zero,
        };
        var command = new Command("history", "Show what happened, from the journal") { verify };
        line.Bind(command, async (parsed, invocation) =>
        {
            var entries = await invocation.OpenJournal().HistoryAsync(invocation.Cancellation);
            var breaks = parsed.GetValue(verify) ? JournalChain.FindBreaks(entries) : null;
            if (invocation.IsJson) await invocation.Terminal.Output.WriteLineAsync(ToJson(entries, breaks));
            else HistoryText.Write(entries, breaks, invocation.Terminal);
            return breaks is { Count: > 0 } ? ExitCode.Differences : ExitCode.Done;
        });
        return command;
    }

    private static string ToJson(IReadOnlyList<JournalEntry> entries, IReadOnlyList<string>? breaks)
    {
        IReadOnlyList<HistoryDocument> events = [.. entries.Select(HistoryDocument.Of)];
        return breaks is null
            ? JsonSerializer.Serialize(events, CliJson.Printed.IReadOnlyListHistoryDocument)
            : JsonSerializer.Serialize(new VerifiedHistoryDocument(events, breaks), CliJson.Printed.VerifiedHistoryDocument);
    }
}
