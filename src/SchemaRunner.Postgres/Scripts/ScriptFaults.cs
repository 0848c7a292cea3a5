using SchemaRunner.Scripts;

namespace SchemaRunner.Postgres.Scripts;

/// <summary>The sentences that say what is wrong with a script.</summary>
internal static class ScriptFaults
{
    public static SplitRemark Unterminated(Token token, ReadOnlySpan<char> tag) => token.Kind switch
    {
        TokenKind.Comment => New(token, "the comment is never closed", "comments nest: every /* needs a */ of its own"),
        TokenKind.QuotedName => New(token, "the quoted name is never closed", "close it with \""),
        TokenKind.DollarString => New(token, $"the dollar quote {tag} is never closed", $"close it with {tag}"),
        _ => New(token, "the quote is never closed", "close it with '; a quote inside a string is written twice"),
    };

    public static SplitRemark ParenthesisNotClosed(int offset) =>
        Unclosed(offset, "the parenthesis is never closed", "close it with ) before the statement's semicolon");

    public static SplitRemark BodyNotClosed(int offset) =>
        Unclosed(offset, "the body BEGIN ATOMIC is never closed", "close it with END after its last semicolon");

    public static SplitRemark CopyDataNotClosed(int offset) =>
        Unclosed(offset, @"the data of COPY … FROM stdin is never closed", @"end it with a line that holds only \.");

    public static SplitRemark TextAfterCopy(int offset) => new(
        offset,
        ScriptFaultCodes.NotSupported,
        "text stands between COPY … FROM stdin; and its data",
        @"start the data on the next line, and put the text behind the \. line");

    public static SplitRemark TransactionControl(int offset, string words, bool transactional) => new(
        offset,
        ScriptFaultCodes.TransactionControl,
        $"{words} controls a transaction",
        transactional
            ? "SchemaRunner runs the script in one transaction of its own; remove the line"
            : "under 'transaction none' every statement commits by itself; remove the line, or the directive");

    public static SplitRemark NotInTransaction(int offset, string statement) => new(
        offset,
        ScriptFaultCodes.NeedsNoTransaction,
        $"{statement} cannot run in a transaction",
        "give it a migration of its own with this line at the head: -- schemarunner:transaction none");

    private static SplitRemark New(Token token, string message, string hint) => Unclosed(token.Start, message, hint);

    private static SplitRemark Unclosed(int offset, string message, string hint) =>
        new(offset, ScriptFaultCodes.Unterminated, message, hint);
}
