namespace SchemaRunner.Scripts;

/// <summary>What is kept of the text of a script that is too large to be held, or to stand in a row of the journal.</summary>
internal static class ScriptExcerpt
{
    private const int Length = 64 << 10;

    /// <summary>The first lines, and a comment that says how much follows them.</summary>
    /// <param name="beginning">Some of the text.</param>
    /// <param name="reader">What read all of it.</param>
    public static string Of(string beginning, ScriptTextReader reader)
    {
        var lines = beginning[..(beginning.AsSpan(0, Math.Min(Length, beginning.Length)).LastIndexOf('\n') + 1)];
        return $"{lines}-- schemarunner: only the beginning is kept of a script of {reader.Length:N0} bytes, {reader.Checksum}\n";
    }
}
