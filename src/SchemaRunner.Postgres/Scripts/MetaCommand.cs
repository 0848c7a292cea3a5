using System.Text.RegularExpressions;
using SchemaRunner.Scripts;

namespace SchemaRunner.Postgres.Scripts;

/// <summary>A backslash outside of quotes: a command for psql, which the server knows nothing of.</summary>
/// <param name="Name">The word behind the backslash, or nothing.</param>
/// <param name="Start">Where the backslash stands.</param>
/// <param name="End">Where the name ends.</param>
/// <param name="LineEnd">Where the line ends.</param>
/// <param name="StartsLine">Whether only blanks stand before it on its line.</param>
/// <param name="CopiesFromScript">Whether it is a <c>\copy … from stdin</c>, with data lines below.</param>
internal sealed partial record MetaCommand(
    string Name, int Start, int End, int LineEnd, bool StartsLine, bool CopiesFromScript)
{
    private const int LongestName = 32;

    /// <summary>Whether it concerns psql alone, so that leaving it out changes nothing.</summary>
    public bool HasNoEffect => Name is "restrict" or "unrestrict";

    /// <summary>Whether psql sends the statement before it, as if it were a semicolon.</summary>
    public bool SendsStatement => Name is "g" or "gx" or "gexec" or "gset" or "gdesc" or "crosstabview" or "watch";

    public static MetaCommand At(string text, int start)
    {
        var rest = text.AsSpan(start);
        var lineEnd = rest.IndexOf('\n');
        var line = lineEnd < 0 ? rest : rest[..lineEnd];
        var length = 1;
        while (length < Math.Min(line.Length, LongestName) && (char.IsAsciiLetterOrDigit(line[length]) || line[length] is '_' or '+'))
        {
            length++;
        }

        // \! \? \. \; and the like
        if (length == 1 && line.Length > 1 && char.IsAscii(line[1]) && !Characters.IsSpace(line[1]) && line[1] != ';')
        {
            length = line[1] is '!' or '?' or '.' ? 2 : 1;
        }

        var name = line[1..length].ToString();
        var copies = name == "copy" && FromStdin().IsMatch(line);
        return new(name, start, start + length, start + line.Length, IsFirstOnLine(text, start), copies);
    }

    public SplitRemark Note() =>
        new(Start, ScriptFaultCodes.Skipped, $@"\{Name} is a command for psql alone and is skipped");

    public SplitRemark Fault(bool insideStatement) => new(
        Start,
        ScriptFaultCodes.MetaCommand,
        Name.Length == 0 ? "a backslash stands outside of quotes"
            : insideStatement ? $@"the psql command \{Name} stands inside a statement"
            : $@"\{Name} is a psql command, not SQL",
        Name.Length == 0 ? @"only psql reads it; remove it, or write a string with a backslash as E'\\'"
            : insideStatement && HasNoEffect ? "close the statement before it with a semicolon"
            : MetaCommandHints.For(Name));

    private static bool IsFirstOnLine(string text, int start)
    {
        var position = start;
        while (position > 0 && text[position - 1] is ' ' or '\t')
        {
            position--;
        }

        return position == 0 || text[position - 1] == '\n';
    }

    [GeneratedRegex(@"\bfrom\s+std(in|out)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FromStdin();
}
