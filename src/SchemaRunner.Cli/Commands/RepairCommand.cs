using System.CommandLine;
using System.Text.Json;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Json;
using SchemaRunner.Planning;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>repair</c>: records on purpose what a migration is, when somebody has seen to it by hand.</summary>
internal static class RepairCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var mark = new Option<string?>("--mark") { Description = "What the migration is: applied or reverted", HelpName = "applied|reverted" };
        var reason = new Option<string?>("--reason") { Description = "Why, for whoever reads the journal later", HelpName = "TEXT" };
        var version = new Argument<string>("VERSION") { Description = "The migration's number" };
        var command = new Command("repair", "Record that a migration was finished or undone by hand; nothing runs") { version, mark, reason };
        line.Bind(command, async (parsed, invocation) =>
        {
            var direction = MarkOf(parsed.GetValue(mark));
            var migration = VersionOf(parsed.GetValue(version)!);
            if (string.IsNullOrWhiteSpace(parsed.GetValue(reason)))
                throw new UsageException("repair needs a reason", "--reason TEXT says why; the journal keeps it");

            var word = direction == Direction.Up ? "applied" : "reverted";
            await ConfirmAsync(invocation, migration, word);
            var entry = await invocation.OpenMigrator().RepairAsync(
                migration, direction, parsed.GetValue(reason)!.Trim(), invocation.Cancellation);
            await invocation.Terminal.Output.WriteLineAsync(invocation.IsJson
                ? JsonSerializer.Serialize(HistoryDocument.Of(entry), CliJson.Printed.HistoryDocument)
                : $"{entry.Version} {entry.Name} is marked as {word}. Nothing was run, and nothing was verified.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Direction MarkOf(string? text) => text switch
    {
        "applied" => Direction.Up,
        "reverted" => Direction.Down,
        null => throw new UsageException("repair needs a mark", "--mark applied or --mark reverted says what the migration is"),
        _ => throw new UsageException($"--mark: '{text}' is neither applied nor reverted", "write one of the two"),
    };

    private static ScriptVersion VersionOf(string text) => ScriptVersion.TryParse(text, out var version)
        ? version
        : throw new UsageException($"'{text}' is not a version", "write a migration's number, such as 0007 or 7");

    private static async Task ConfirmAsync(Invocation invocation, ScriptVersion version, string word)
    {
        if (invocation.Settings.Yes) return;
        if (invocation.IsJson || !Confirmation.CanAsk(invocation.Terminal))
            throw new RefusedException("SR212", "not recorded: nobody is there to be asked", "--yes answers beforehand");
        await Confirmation.AskAsync(
            invocation.Terminal, $"Record that {version} is {word}, without running anything?", "not recorded", invocation.Cancellation);
    }
}
