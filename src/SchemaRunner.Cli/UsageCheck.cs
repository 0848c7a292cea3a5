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
        if (args.Length == 0 || command is RootCommand)
        {
            throw new UsageException(
                "no verb is given",
                $"one of: {string.Join(", ", command.Subcommands.Select(verb => verb.Name))}; 'schemarunner --help' says more");
        }

        if (parsed.Errors.Count > 0)
        {
            throw new UsageException(
                parsed.Errors[0].Message.TrimEnd('.'), $"'schemarunner {command.Name} --help' shows how it is written");
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
                    : $"'schemarunner {(command is RootCommand ? "" : command.Name + " ")}--help' lists them");
        }

        if (command is not RootCommand)
            return new UsageException($"'{command.Name}' does not take '{Masking.Apply(token)}'", $"'schemarunner {command.Name} --help' shows how it is written");
        return new UsageException($"unknown verb '{token}'", DidYouMean.Sentence(token, [.. command.Subcommands.Select(verb => verb.Name)]));
    }

    private static IEnumerable<string> Options(Command command)
    {
        for (var at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
            foreach (var option in at.Options.Where(option => at == command || option.Recursive))
                yield return option.Name;
    }
}
