using System.CommandLine;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>backup</c>: what there is to do with backups.</summary>
internal static class BackupCommand
{
    /// <summary>Declares the verb and what stands behind it.</summary>
    public static Command Create(CommandLine line) => new("backup", "Make, list and prune backups, and prove that they can be restored")
    {
        BackupCreateCommand.Create(line),
        BackupListCommand.Create(line),
        BackupVerifyCommand.Create(line),
        BackupPruneCommand.Create(line),
    };
}
