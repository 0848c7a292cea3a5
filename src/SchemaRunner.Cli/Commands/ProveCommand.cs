using System.CommandLine;
using SchemaRunner.Cli.Errors;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>prove</c>: what the scripts are good for, found out on databases that are there for a while.</summary>
internal static class ProveCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var fresh = new Option<bool>("--fresh") { Description = "Build an empty database from the scripts and compare its structure with this one" };
        var command = new Command("prove", "Prove on scratch databases what the scripts do; exit 1 on a difference") { fresh };
        line.Bind(command, (parsed, invocation) => parsed.GetValue(fresh)
            ? FreshProof.RunAsync(invocation)
            : throw new UsageException("prove needs to know what to prove", "--fresh builds an empty database from the scripts"));
        return command;
    }
}
