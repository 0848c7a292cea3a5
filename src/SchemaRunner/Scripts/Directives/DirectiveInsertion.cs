using System.Text;
using SchemaRunner.Planning;
using SchemaRunner.Reports;

namespace SchemaRunner.Scripts.Directives;

/// <summary>Writes lines into the first comment block of a script's file, and leaves every other byte of it as it is.</summary>
/// <remarks>The lines stand behind the last directive there, else behind the block, else before everything.</remarks>
internal static class DirectiveInsertion
{
    private const string Mark = "schemarunner:";

    /// <summary>Writes the lines.</summary>
    /// <param name="path">The file; where it is a link, the file that it leads to.</param>
    /// <param name="lines">The lines, without endings.</param>
    /// <returns>Where they stand now.</returns>
    /// <exception cref="RefusedException">The file cannot be written.</exception>
    public static IReadOnlyList<ScriptEdit> Write(string path, IReadOnlyList<string> lines)
    {
        try
        {
            var file = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            ScriptPlace place;
            using (var head = File.OpenRead(file)) place = Find(head);
            Insert(file, place, lines);
            return [.. lines.Select((line, number) => new ScriptEdit(path, place.Line + number, line))];
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(
                "SR220", $"{path}: the directives cannot be written: {cause.Message}", "make the file and its folder writable for this user");
        }
    }

    // The file is never half written: a new one takes its place
    private static void Insert(string file, ScriptPlace place, IReadOnlyList<string> lines)
    {
        var unfinished = $"{file}.part";
        try
        {
            using (var to = new FileStream(unfinished, FileMode.Create, FileAccess.Write)) Write(file, to, place, lines);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(unfinished, File.GetUnixFileMode(file));
            File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static void Write(string file, FileStream to, ScriptPlace place, IReadOnlyList<string> lines)
    {
        using var from = File.OpenRead(file);
        var head = new byte[place.Offset];
        from.ReadExactly(head);
        to.Write(head);
        var text = string.Join(place.Ending, lines);
        to.Write(Encoding.UTF8.GetBytes(place.IsOpen ? place.Ending + text : text + place.Ending));
        from.CopyTo(to);
        to.Flush(flushToDisk: true);
    }

    private static ScriptPlace Find(Stream file)
    {
        var lines = new RawLines(file);
        var place = new ScriptPlace(lines.Start, 1, Ending: "", IsOpen: false);
        var first = "";
        var (hasDirective, isBehind) = (false, false);
        while (lines.Read() is { } line)
        {
            if (first.Length == 0) first = line.Ending;
            var body = line.Text.TrimStart();
            var isComment = body.StartsWith("--", StringComparison.Ordinal);
            if (!isComment && body.Length > 0) break;
            var isDirective = isComment && body.TrimStart('-').TrimStart().StartsWith(Mark, StringComparison.OrdinalIgnoreCase);

            // Behind the first comments and the blank line that ends them only a directive counts
            if (isDirective || (isComment && !isBehind && !hasDirective))
                place = new ScriptPlace(lines.Offset, lines.Number + 1, line.Ending, line.Ending.Length == 0);
            hasDirective |= isDirective;
            isBehind |= !isComment && place.Line > 1;
        }

        return place with { Ending = place.Ending.Length > 0 ? place.Ending : first.Length > 0 ? first : "\n" };
    }
}
