using System.CommandLine;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>backup</c>: what there is to do with backups.</summary>
internal static class BackupCommand
{
    /// <summary>Declares the verb and what stands behind it.</summary>
    public static Command Create(CommandLine line) => new("backup", "Make, list, prove, restore and prune backups")
    {
        BackupCreateCommand.Create(line),
        BackupListCommand.Create(line),
        BackupVerifyCommand.Create(line),
        BackupRestoreCommand.Create(line),
        BackupPruneCommand.Create(line),
    };
}
