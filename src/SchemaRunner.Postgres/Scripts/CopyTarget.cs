namespace SchemaRunner.Postgres.Scripts;

/// <summary>Tells a <c>COPY … FROM stdin</c>, whose data lines stand in the script, from every other COPY.</summary>
/// <remarks>The grammar takes STDOUT for STDIN after FROM, so that is a COPY from the script too.</remarks>
internal sealed class CopyTarget(StatementHead head)
{
    private enum State { Undecided, BeforeFrom, AfterFrom, FromScript, Elsewhere }

    private State state;
    private TokenKind previous;

    public bool IsFromScript => state == State.FromScript;

    public void Clear() => (state, previous) = (State.Undecided, TokenKind.End);

    /// <summary>Takes in a token that stands outside of parentheses, the opening one included.</summary>
    public void Observe(Token token)
    {
        state = state switch
        {
            State.Undecided => head.Is(token, "COPY") ? State.BeforeFrom : State.Elsewhere,
            // after a dot any word is a name: COPY public.from FROM stdin
            State.BeforeFrom when previous != TokenKind.Dot && head.Is(token, "FROM") => State.AfterFrom,
            State.AfterFrom => head.Is(token, "STDIN") || head.Is(token, "STDOUT") ? State.FromScript : State.Elsewhere,
            _ => state,
        };
        previous = token.Kind;
    }
}
