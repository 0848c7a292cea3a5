using System.Text;

namespace SchemaRunner.Postgres.Scripts;

/// <summary>The first tokens of a statement outside of parentheses: enough to say what kind of statement it is.</summary>
internal sealed class StatementHead(string text)
{
    private const int Capacity = 8;
    private readonly Token[] tokens = new Token[Capacity];
    private Token previous;
    private bool detaches;

    public int Count { get; private set; }

    /// <summary>Whether an ALTER TABLE said DETACH PARTITION … CONCURRENTLY, however far behind.</summary>
    public bool DetachesConcurrently { get; private set; }

    /// <summary>Whether the first word's options in parentheses ask for CONCURRENTLY.</summary>
    public bool HasConcurrentlyOption { get; private set; }

    public void Clear()
    {
        (Count, DetachesConcurrently, HasConcurrentlyOption) = (0, false, false);
        (detaches, previous) = (false, default);
    }

    /// <summary>Takes in a token in parentheses, the closing one included.</summary>
    public void AddInParentheses(Token token)
    {
        HasConcurrentlyOption |= Count == 1 && Is(previous, "CONCURRENTLY") && !Is(token, "OFF") && !Is(token, "FALSE");
        previous = token;
    }

    public void Add(Token token)
    {
        detaches |= Is(previous, "DETACH") && Is(token, "PARTITION");
        DetachesConcurrently |= detaches && Is(token, "CONCURRENTLY");
        previous = token;
        if (Count < Capacity)
        {
            tokens[Count++] = token;
        }
    }

    /// <summary>Whether the token at a place is this keyword; a quoted name never is.</summary>
    public bool Is(int index, string keyword) => index < Count && Is(tokens[index], keyword);

    public bool Is(Token token, string keyword) =>
        token.Kind == TokenKind.Word && Ascii.EqualsIgnoreCase(text.AsSpan(token.Start, token.End - token.Start), keyword);

    public bool StartsWith(params ReadOnlySpan<string> keywords)
    {
        for (var index = 0; index < keywords.Length; index++)
        {
            if (!Is(index, keywords[index]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first <paramref name="count"/> tokens in capitals, for a message.</summary>
    public string Words(int count)
    {
        var words = tokens.Take(Math.Min(count, Count)).Select(token => text[token.Start..token.End].ToUpperInvariant());
        return string.Join(' ', words);
    }
}
