using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SchemaRunner.Backups;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Json;
using SchemaRunner.Cli.Output;
using SchemaRunner.Cli.Parts;
using SchemaRunner.Planning;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>backup prune</c>: removes backups that are no longer needed, and what killed runs have left.</summary>
internal static class BackupPruneCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var keep = new Option<string?>("--keep") { Description = "Keep the newest N of each database", HelpName = "N" };
        var older = new Option<string?>("--older-than") { Description = "Remove what is older (12h, 30d, 8w)", HelpName = "AGE" };
        var command = new Command("prune", "Remove old backups, never a database's last verified one; with --database of that one only")
        {
            keep, older,
        };
        line.Bind(command, async (parsed, invocation) =>
        {
            var rule = RuleOf(parsed.GetValue(keep), parsed.GetValue(older));
            var now = invocation.Time.GetUtcNow();
            var listing = await invocation.Backups.ListAsync(invocation.Cancellation);
            var plan = PrunePlan.Of(listing, rule, now, invocation.Settings.Database is null ? null : invocation.Connect().Target);
            if (!invocation.IsJson) PruneText.WritePlan(plan, now, invocation.Terminal);
            if (plan.Removed.Count + plan.Leftovers.Count > 0)
            {
                await ConfirmAsync(plan, invocation);
                BackupStore.Remove(plan);
            }

            await invocation.Terminal.Output.WriteLineAsync(invocation.IsJson
                ? JsonSerializer.Serialize(PruneDocument.Of(plan), CliJson.Printed.PruneDocument)
                : Sentence(plan, invocation.Backups.Folder));
            return ExitCode.Done;
        });
        return command;
    }

    private static PruneRule RuleOf(string? keep, string? older)
    {
        if (keep is null == older is null)
        {
            throw new UsageException(
                keep is null ? "prune needs a rule" : "prune takes --keep or --older-than, not both",
                "'--keep N' keeps the newest N of each database, '--older-than 30d' removes what is older");
        }

        if (keep is not null)
        {
            return int.TryParse(keep, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? new PruneRule.Newest(number)
                : throw new UsageException($"--keep: '{keep}' is not a number of backups", "write 1 or more");
        }

        return AgeText.TryParse(older!, out var age)
            ? new PruneRule.OlderThan(age)
            : throw new UsageException($"--older-than: '{older}' is not an age", "write a whole number and its unit: 12h, 30d, 8w");
    }

    private static async Task ConfirmAsync(PrunePlan plan, Invocation invocation)
    {
        if (invocation.Settings.Yes) return;
        if (invocation.IsJson || !Confirmation.CanAsk(invocation.Terminal))
            throw new RefusedException("SR212", "not removed: nobody is there to be asked", "--yes answers beforehand");
        await Confirmation.AskAsync(invocation.Terminal, $"Remove {PruneText.What(plan)}?", "not removed", invocation.Cancellation);
    }

    private static string Sentence(PrunePlan plan, string folder) => plan.Removed.Count + plan.Leftovers.Count == 0
        ? $"Nothing to remove from {folder}: {Stay(plan)}."
        : $"Removed {PruneText.What(plan)}, {SizeText.Of(plan.Bytes)}; {Stay(plan)}.";

    private static string Stay(PrunePlan plan) =>
        $"{Words.Count(plan.Kept.Count, "backup")} {(plan.Kept.Count == 1 ? "stays" : "stay")}"
        + (plan.Others == 0 ? "" : $", and {plan.Others:N0} of other databases");
}
