using System.CommandLine;
using System.Globalization;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Planning;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>down</c>: reverts, with an explicit target.</summary>
internal static class DownCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var to = VersionOption.Create("Leave this version applied; 0 reverts everything");
        var steps = new Option<string?>("--steps") { Description = "Revert this many migrations", HelpName = "N" };
        var atomic = new Option<bool>("--atomic") { Description = "All phases in one transaction: all are committed, or none" };
        var allowDrift = new Option<bool>("--allow-drift")
        {
            Description = "Go on although the structure is not the one recorded last",
        };
        var command = new Command("down", "Revert migrations, each verified in its own transaction") { to, steps, atomic, allowDrift };
        line.Bind(command, async (parsed, invocation) =>
        {
            var target = VersionOption.Find(parsed, to);
            var count = Steps(parsed.GetValue(steps));
            if (target is null == count is null)
            {
                throw new UsageException(
                    target is null ? "down needs a target" : "down takes --to or --steps, not both",
                    "'--to V' leaves V applied, '--to 0' reverts everything, '--steps N' reverts the last N");
            }

            await ConfirmAsync(invocation, target, count);
            return await MigrationRun.CarryOutAsync(
                invocation,
                options => options with { AllowDrift = parsed.GetValue(allowDrift), Atomic = parsed.GetValue(atomic) },
                migrator => count is { } number
                    ? migrator.DownAsync(number, invocation.Cancellation)
                    : migrator.DownAsync(target!, invocation.Cancellation));
        });
        return command;
    }

    private static int? Steps(string? text)
    {
        if (text is null) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var steps) && steps > 0
            ? steps
            : throw new UsageException($"--steps: '{text}' is not a number of migrations", "write 1 or more");
    }

    // Only where somebody sits in front of it: scripts say what they mean by calling the verb
    private static async Task ConfirmAsync(Invocation invocation, ScriptVersion? target, int? steps)
    {
        var terminal = invocation.Terminal;
        if (invocation.Settings.Yes || invocation.IsJson || !Confirmation.CanAsk(terminal)) return;
        var applied = (await invocation.OpenMigrator().StatusAsync(invocation.Cancellation))
            .Where(status => status.State is MigrationState.Applied or MigrationState.Changed or MigrationState.Missing)
            .OrderByDescending(status => status.Version)
            .Where(status => target is null || status.Version > target)
            .Take(steps ?? int.MaxValue)
            .ToList();
        if (applied.Count == 0) return;
        foreach (var status in applied) await terminal.Error.WriteLineAsync($"  {status.Version} {status.Name}");
        await Confirmation.AskAsync(
            terminal, $"Revert {Output.Words.Count(applied.Count, "migration")}?", "not reverted", invocation.Cancellation);
    }
}
