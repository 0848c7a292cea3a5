using System.CommandLine;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Commands;

/// <summary>An option that names a version, such as <c>--to V</c>.</summary>
internal static class VersionOption
{
    /// <summary>Declares it.</summary>
    public static Option<string?> Create(string help, string name = "--to") => new(name) { Description = help, HelpName = "V" };

    /// <summary>Its value; <see langword="null"/> when it was not given.</summary>
    public static ScriptVersion? Find(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } text) return null;
        return ScriptVersion.TryParse(text, out var version)
            ? version
            : throw new UsageException($"{option.Name}: '{text}' is not a version", "write a migration's number, such as 0007 or 7");
    }
}
