using System.Security.Cryptography;
using System.Text;

namespace SchemaRunner.Scripts;

/// <summary>Reads a script's bytes into its text, and gives the text's checksum.</summary>
internal static class ScriptText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text without a byte order mark, with CRLF and CR read as LF; or the offset of the first wrong byte.</summary>
    public static (string? Text, int InvalidByte) Decode(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Encoding.UTF8.Preamble)) content = content[Encoding.UTF8.Preamble.Length..];
        try
        {
            var text = Strict.GetString(content);
            return (text.ReplaceLineEndingsOfFiles(), -1);
        }
        catch (DecoderFallbackException invalid)
        {
            return (null, invalid.Index);
        }
    }

    /// <summary><c>sha256:</c> and the lower-case hex of the text's UTF-8.</summary>
    /// <remarks>
    /// Line endings are left out because Git may change them on checkout; every other character counts, comments and
    /// white space included, so that an applied script is never edited unnoticed.
    /// </remarks>
    public static string Checksum(string text) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Strict.GetBytes(text)));

    // string.ReplaceLineEndings would also fold form feeds and Unicode line separators, which are data here
    private static string ReplaceLineEndingsOfFiles(this string text) =>
        text.Contains('\r', StringComparison.Ordinal)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : text;
}
