using System.Text.RegularExpressions;

namespace SchemaRunner.Cli.Errors;

/// <summary>Takes passwords out of any text before it is shown or written.</summary>
/// <remarks>
/// It errs towards hiding too much: a password may itself hold <c>@</c> and <c>/</c>, so everything up to the last
/// <c>@</c> of a URL goes, and everything up to the next <c>;</c> or line end of a <c>Password=</c>.
/// </remarks>
internal static partial class Masking
{
    private const string Hidden = "***";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>The text without passwords.</summary>
    public static string Apply(string text) =>
        KeyValue().Replace(Url().Replace(text, $"${{before}}{Hidden}@"), $"${{before}}{Hidden}");

    // postgres://user:secret@host
    [GeneratedRegex(@"(?<before>[a-z][a-z0-9+.-]*://[^:/@\s]*:)\S*@", Options, 1000)]
    private static partial Regex Url();

    // Password=secret;  Pwd='it''s';  ?password=secret&
    [GeneratedRegex(
        """(?<before>(?:password|passwd|pwd)\s*=\s*)(?:'(?:[^']|'')*'|"(?:[^"]|"")*"|[^;&\r\n]+)""",
        Options, 1000)]
    private static partial Regex KeyValue();
}
