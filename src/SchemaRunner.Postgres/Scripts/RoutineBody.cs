namespace SchemaRunner.Postgres.Scripts;

/// <summary>Follows the <c>BEGIN ATOMIC … END</c> body of a function or procedure, whose semicolons do not end it.</summary>
/// <remarks>
/// No statement of a body starts with END (gram.y keeps the transaction command out for this reason), so the END
/// that closes the body is the one right after a semicolon or after ATOMIC. The END of a CASE, and columns named
/// <c>end</c> or <c>case</c>, never stand there.
/// </remarks>
internal sealed class RoutineBody(StatementHead head)
{
    private bool afterBegin;
    private bool atStatementStart;

    /// <summary>Whether a body is open.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Where the last body's BEGIN stands.</summary>
    public int Start { get; private set; }

    public void Clear() => (IsOpen, afterBegin, atStatementStart) = (false, false, false);

    /// <summary>Takes in a token that stands outside of parentheses.</summary>
    public void Observe(Token token)
    {
        if (IsOpen)
        {
            IsOpen = !(atStatementStart && head.Is(token, "END"));
            atStatementStart = token.Kind == TokenKind.Semicolon;
        }
        else if (afterBegin && head.Is(token, "ATOMIC") && IsRoutine())
        {
            (IsOpen, atStatementStart, afterBegin) = (true, true, false);
        }
        else
        {
            afterBegin = head.Is(token, "BEGIN");
            Start = afterBegin ? token.Start : Start;
        }
    }

    private bool IsRoutine()
    {
        var kind = head.StartsWith("CREATE", "OR", "REPLACE") ? 3 : 1;
        return head.Is(0, "CREATE") && (head.Is(kind, "FUNCTION") || head.Is(kind, "PROCEDURE"));
    }
}
