using SchemaRunner.Scripts;
using System.CommandLine;
using SchemaRunner.Cli.Errors;

namespace SchemaRunner.Cli;

/// <summary>Says in one sentence what is wrong with a command line, and what was probably meant.</summary>
internal static class UsageCheck
{
    /// <summary>Throws when the command line was not understood.</summary>
    /// <exception cref="UsageException">It was not.</exception>
    public static void Throw(ParseResult parsed, string[] args)
    {
        if (parsed.Action is System.CommandLine.Help.HelpAction) return;
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens.Count > 0) throw Unknown(parsed.UnmatchedTokens[0], command);
        if (args.Length == 0 || command.Subcommands.Count > 0)
        {
            throw new UsageException(
                command is RootCommand ? "no verb is given" : $"'{command.Name}' is given without saying what to do",
                $"one of: {string.Join(", ", command.Subcommands.Select(verb => verb.Name))}; '{CallOf(command)} --help' says more");
        }

        if (parsed.Errors.Count > 0)
        {
            throw new UsageException(
                parsed.Errors[0].Message.TrimEnd('.'), $"'{CallOf(command)} --help' shows how it is written");
        }
    }

    private static UsageException Unknown(string token, Command command)
    {
        if (token.StartsWith('-'))
        {
            var option = token.Split('=')[0];
            var known = Options(command).ToList();
            return new UsageException(
                $"unknown option '{option}'",
                Suggestion.For(option, known) is { } meant
                    ? $"did you mean '{meant}'?"
                    : $"'{CallOf(command)} --help' lists them");
        }

        if (command.Subcommands.Count == 0)
            return new UsageException($"'{NameOf(command)}' does not take '{Masking.Apply(token)}'", $"'{CallOf(command)} --help' shows how it is written");
        var verb = command is RootCommand ? token : $"{command.Name} {token}";
        return new UsageException($"unknown verb '{verb}'", DidYouMean.Sentence(token, [.. command.Subcommands.Select(known => known.Name)]));
    }

    private static string CallOf(Command command) => command is RootCommand ? "schemarunner" : $"schemarunner {NameOf(command)}";

    // With the verb that it stands behind: 'backup prune'
    private static string NameOf(Command command) =>
        command.Parents.FirstOrDefault() is Command and not RootCommand and var verb ? $"{verb.Name} {command.Name}" : command.Name;

    private static IEnumerable<string> Options(Command command)
    {
        for (var at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
            foreach (var option in at.Options.Where(option => at == command || option.Recursive))
                yield return option.Name;
    }
}
