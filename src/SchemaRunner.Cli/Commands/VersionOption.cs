using System.CommandLine;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Commands;

/// <summary>The option <c>--to V</c>.</summary>
internal static class VersionOption
{
    /// <summary>Declares it.</summary>
    public static Option<string?> Create(string help) => new("--to") { Description = help, HelpName = "V" };

    /// <summary>Its value; <see langword="null"/> when it was not given.</summary>
    public static ScriptVersion? Find(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } text) return null;
        return ScriptVersion.TryParse(text, out var version)
            ? version
            : throw new UsageException($"--to: '{text}' is not a version", "write a migration's number, such as 0007 or 7");
    }
}
