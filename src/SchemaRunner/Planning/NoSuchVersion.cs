using SchemaRunner.Scripts;

namespace SchemaRunner.Planning;

/// <summary>Says that a version does not exist, and which one was probably meant.</summary>
internal static class NoSuchVersion
{
    /// <summary>The exception.</summary>
    /// <param name="version">The version that was asked for.</param>
    /// <param name="where">Where it was looked for, such as <c>the scripts</c>.</param>
    /// <param name="known">The versions that are there.</param>
    public static HistoryConflictException Among(ScriptVersion version, string where, IEnumerable<ScriptVersion> known)
    {
        var near = Suggestion.For(version.Text, known.Select(v => v.Text));
        return new HistoryConflictException(
            "SR204",
            $"version {version} is not among {where}{(near is null ? "" : $"; did you mean {near}?")}",
            "'schemarunner status' lists the versions");
    }
}
