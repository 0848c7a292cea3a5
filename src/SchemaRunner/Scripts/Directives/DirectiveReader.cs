namespace SchemaRunner.Scripts.Directives;

/// <summary>Reads the words, names and numbers of one directive, left to right.</summary>
internal sealed class DirectiveReader(string text, IScriptDialect dialect)
{
    private int at;

    /// <summary>0-based offset of what is read next.</summary>
    public int Offset
    {
        get
        {
            SkipBlanks();
            return at;
        }
    }

    public bool AtEnd => Offset == text.Length;

    /// <summary>Everything that is left, without reading it.</summary>
    public string Remaining => text[at..];

    /// <summary>Reads everything that is left.</summary>
    public string Rest()
    {
        SkipBlanks();
        var rest = text[at..].TrimEnd();
        at = text.Length;
        return rest;
    }

    /// <summary>The next run of characters without blanks; empty at the end.</summary>
    public string Word()
    {
        SkipBlanks();
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
        return text[start..at];
    }

    /// <summary>Takes a character when it comes next.</summary>
    public bool Take(char expected)
    {
        SkipBlanks();
        if (at == text.Length || text[at] != expected) return false;
        at++;
        return true;
    }

    /// <summary>A name of one or more parts with dots between them; <see langword="null"/> when there is none.</summary>
    public NamePath? Name()
    {
        SkipBlanks();
        var start = at;
        var parts = new List<string>();
        do
        {
            if (NamePart() is not { } part) return null;
            parts.Add(part);
        }
        while (at < text.Length && text[at] == '.' && ++at > 0);

        return new NamePath(parts, text[start..at]);
    }

    /// <summary>One name, quoted or folded; <see langword="null"/> when there is none.</summary>
    public string? NamePart()
    {
        SkipBlanks();
        return at < text.Length && text[at] == '"' ? QuotedPart() : PlainPart();
    }

    private string? QuotedPart()
    {
        var part = new System.Text.StringBuilder();
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] != '"')
            {
                part.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '"')
            {
                part.Append('"');
                i++;
            }
            else
            {
                at = i + 1;
                return part.Length > 0 ? part.ToString() : null;
            }
        }

        return null;
    }

    private string? PlainPart()
    {
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('.' or ',' or '(' or ')' or '"')) at++;
        return at > start ? dialect.FoldName(text[start..at]) : null;
    }

    private void SkipBlanks()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
    }
}
