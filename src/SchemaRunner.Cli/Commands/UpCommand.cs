using System.CommandLine;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>up</c>: applies what is pending.</summary>
internal static class UpCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var to = VersionOption.Create("Stop after this version");
        var dryRun = new Option<bool>("--dry-run") { Description = "Run and verify everything, then roll it back" };
        var atomic = new Option<bool>("--atomic") { Description = "All phases in one transaction: all are committed, or none" };
        var backup = new Option<bool>("--backup") { Description = "Make a backup before the first phase; without it nothing runs" };
        var allowDrift = new Option<bool>("--allow-drift")
        {
            Description = "Go on although the structure is not the one recorded last",
        };
        var requireProof = new Option<bool>("--require-proof") { Description = "Refuse scripts that 'prove --record' has not proven" };
        var command = new Command("up", "Apply pending migrations, each verified in its own transaction") { to, dryRun, atomic, backup, allowDrift, requireProof };
        line.Bind(command, (parsed, invocation) =>
        {
            var target = VersionOption.Find(parsed, to);
            return MigrationRun.CarryOutAsync(
                invocation,
                options => options with
                {
                    AllowDrift = parsed.GetValue(allowDrift),
                    Atomic = parsed.GetValue(atomic),
                    Backup = parsed.GetValue(backup) ? invocation.Backups : null,
                    RequireProof = parsed.GetValue(requireProof),
                },
                migrator => migrator.UpAsync(target, parsed.GetValue(dryRun), invocation.Cancellation));
        });
        return command;
    }
}
