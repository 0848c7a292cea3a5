namespace SchemaRunner.Snapshots;

/// <summary>Walks over the tokens of a definition: names (unquoted), literals, and single other characters.</summary>
/// <remarks>
/// Fit for comparing two definitions that a server keeps, not for reading scripts. Comments in the body of a function or
/// trigger say nothing, but where one ends does: what it swallows is no longer done.
/// </remarks>
internal struct SqlTokens(string text)
{
    private int at;

    /// <summary>The token: a name without its quotes, or the text as it stands.</summary>
    public string Current { get; private set; } = "";

    /// <summary>Whether it is a name or a keyword.</summary>
    public bool IsName { get; private set; }

    public bool MoveNext()
    {
        SkipBlanks();
        if (at == text.Length) return false;

        var start = at;
        var first = text[at];
        if (first is '\'' or '"')
        {
            at = End(first);
            IsName = first == '"';
            Current = IsName ? text[(start + 1)..Math.Max(start + 1, at - 1)].Replace("\"\"", "\"", StringComparison.Ordinal) : text[start..at];
        }
        else if (IsWord(first))
        {
            while (at < text.Length && IsWord(text[at])) at++;
            IsName = !char.IsAsciiDigit(first);
            Current = text[start..at];
        }
        else
        {
            at++;
            IsName = false;
            Current = text[start..at];
        }

        return true;
    }

    private void SkipBlanks()
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at])) at++;
            else if (StartsWith("--")) at = EndOf("\n", at);
            else if (StartsWith("/*")) at = EndOf("*/", at + 2);
            else return;
        }
    }

    private readonly bool StartsWith(string mark) => text.AsSpan(at).StartsWith(mark, StringComparison.Ordinal);

    private readonly int EndOf(string mark, int from)
    {
        var found = text.IndexOf(mark, from, StringComparison.Ordinal);
        return found < 0 ? text.Length : found + mark.Length;
    }

    private readonly int End(char quote)
    {
        var i = at + 1;
        while (i < text.Length)
        {
            if (text[i++] != quote) continue;
            if (i == text.Length || text[i] != quote) return i;
            i++;
        }

        return i;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';
}
