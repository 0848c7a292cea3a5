using System.CommandLine;
using System.CommandLine.Parsing;
using SchemaRunner.Cli.Configuration;

namespace SchemaRunner.Cli;

/// <summary>The options that every verb has.</summary>
internal sealed class GlobalOptions
{
    private readonly Dictionary<string, Option<string[]>> withValue = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Option<bool>> switches = new(StringComparer.Ordinal);

    /// <summary>Adds them to the root.</summary>
    public GlobalOptions(RootCommand root)
    {
        foreach (var name in SettingName.WithValue)
        {
            // Many, so that one option given twice can be told from one given once
            var option = new Option<string[]>(name.Flag)
            {
                Description = name.Help,
                HelpName = name.Value,
                Recursive = true,
                Arity = ArgumentArity.OneOrMore,
                AllowMultipleArgumentsPerToken = false,
            };
            withValue.Add(name.Flag, option);
            root.Options.Add(option);
        }

        foreach (var name in SettingName.Switches)
        {
            var option = new Option<bool>(name.Flag) { Description = name.Help, Recursive = true, Arity = ArgumentArity.Zero };
            switches.Add(name.Flag, option);
            root.Options.Add(option);
        }
    }

    /// <summary>The text of a flag; <see langword="null"/> when it was not given.</summary>
    public string? Find(ParseResult parsed, string flag)
    {
        if (switches.TryGetValue(flag, out var on)) return parsed.GetValue(on) ? "true" : null;
        var values = parsed.GetResult(withValue[flag])?.Tokens.Select(token => token.Value).ToList() ?? [];
        if (values.Count == 0) return null;
        if (values.Count == 1 || SettingName.Lists.Any(name => name.Flag == flag)) return string.Join(',', values);
        throw new Errors.UsageException($"{flag} is given {values.Count} times", "give it once");
    }
}
