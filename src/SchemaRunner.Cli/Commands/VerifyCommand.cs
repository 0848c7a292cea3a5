using System.CommandLine;
using System.Text.Json;
using SchemaRunner.Cli.Configuration;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Json;
using SchemaRunner.Cli.Output;
using SchemaRunner.Cli.Parts;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>verify</c>: what is wrong with the database now, without a run.</summary>
internal static class VerifyCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var command = new Command("verify", "Look for orphans, invalid indexes, drift, and edits of journal or scripts; exit 1 on any");
        line.Bind(command, async (_, invocation) =>
        {
            Databases.MustExist(DatabaseAddress.Parse(invocation.Settings.Database));
            var findings = await invocation.OpenMigrator().VerifyAsync(invocation.Cancellation);
            if (invocation.IsJson)
            {
                await invocation.Terminal.Output.WriteLineAsync(
                    JsonSerializer.Serialize(findings, CliJson.Printed.IReadOnlyListFinding));
            }
            else
            {
                FindingsText.Write(findings, invocation.Terminal);
            }

            return findings.Any(finding => !finding.IsNote) ? ExitCode.Differences : ExitCode.Done;
        });
        return command;
    }
}
