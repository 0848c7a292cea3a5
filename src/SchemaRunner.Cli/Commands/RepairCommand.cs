using System.CommandLine;
using System.Text.Json;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Json;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>repair</c>: records on purpose what would otherwise be a history conflict.</summary>
internal static class RepairCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var mark = new Option<string?>("--mark") { Description = "What the migration is: applied or reverted", HelpName = "applied|reverted" };
        var checksums = new Option<bool>("--checksums") { Description = "Accept scripts that were changed after they were applied: VERSION, else all" };
        var reason = new Option<string?>("--reason") { Description = "Why, for whoever reads the journal later", HelpName = "TEXT" };
        var version = new Argument<string?>("VERSION") { Description = "The migration's number", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("repair", "Record that a migration was finished or undone by hand, or accept changed scripts; nothing runs")
        {
            version, mark, checksums, reason,
        };
        line.Bind(command, async (parsed, invocation) =>
        {
            var accepts = parsed.GetValue(checksums);
            var direction = MarkOf(parsed.GetValue(mark), accepts);
            var migration = VersionOf(parsed.GetValue(version), isRequired: !accepts);
            if (parsed.GetValue(reason)?.Trim() is not { Length: > 0 } why)
                throw new UsageException("repair needs a reason", "--reason TEXT says why; the journal keeps it");
            return accepts
                ? await ChecksumRepair.RunAsync(invocation, migration, why)
                : await MarkAsync(invocation, migration!, direction, why);
        });
        return command;
    }

    private static async Task<int> MarkAsync(Invocation invocation, ScriptVersion migration, Direction direction, string reason)
    {
        var word = direction == Direction.Up ? "applied" : "reverted";
        await Confirmation.BeforeRecordingAsync(invocation, $"Record that {migration} is {word}, without running anything?");
        var entry = await invocation.OpenMigrator().RepairAsync(migration, direction, reason, invocation.Cancellation);
        await invocation.Terminal.Output.WriteLineAsync(invocation.IsJson
            ? JsonSerializer.Serialize(HistoryDocument.Of(entry), CliJson.Printed.HistoryDocument)
            : $"{entry.Version} {entry.Name} is marked as {word}. Nothing was run, and nothing was verified.");
        return ExitCode.Done;
    }

    private static Direction MarkOf(string? text, bool accepts) => (text, accepts) switch
    {
        (null, true) or ("applied", false) => Direction.Up,
        ("reverted", false) => Direction.Down,
        (null, false) => throw new UsageException(
            "repair needs to know what to record",
            "--mark applied or --mark reverted says what the migration is; --checksums accepts changed scripts"),
        (_, true) => throw new UsageException(
            "repair takes --mark or --checksums, not both", "one records what was done by hand, the other accepts changed scripts"),
        _ => throw new UsageException($"--mark: '{text}' is neither applied nor reverted", "write one of the two"),
    };

    private static ScriptVersion? VersionOf(string? text, bool isRequired)
    {
        if (text is null && isRequired) throw new UsageException("repair --mark needs a version", "write a migration's number, such as 0007 or 7");
        if (text is null) return null;
        return ScriptVersion.TryParse(text, out var version)
            ? version
            : throw new UsageException($"'{text}' is not a version", "write a migration's number, such as 0007 or 7");
    }
}
