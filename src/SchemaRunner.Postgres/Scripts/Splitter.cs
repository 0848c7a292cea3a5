using SchemaRunner.Scripts;

namespace SchemaRunner.Postgres.Scripts;

/// <summary>Cuts one script into its pieces, in one pass.</summary>
internal sealed class Splitter
{
    private readonly string text;
    private readonly bool transactional;
    private readonly Lexer lexer;
    private readonly StatementHead head;
    private readonly RoutineBody body;
    private readonly CopyTarget copy;
    private readonly PieceList pieces;
    private int? statementStart;
    private int statementEnd;
    private int depth;
    private int outermostParen;
    private bool unclosed;

    public Splitter(string text, bool transactional)
    {
        this.text = text;
        this.transactional = transactional;
        lexer = new(text);
        head = new(text);
        body = new(head);
        copy = new(head);
        pieces = new(text);
    }

    public SplitResult Split()
    {
        Token token;
        while ((token = lexer.Next()).Kind != TokenKind.End)
        {
            if (!token.Closed)
            {
                unclosed = true;
                pieces.AddFault(ScriptFaults.Unterminated(token, lexer.TagAt(token.Start)));
            }

            if (token.Kind == TokenKind.Backslash)
            {
                ReadMetaCommand(token.Start);
            }
            else if (!token.IsBlank)
            {
                ReadSql(token);
            }
        }

        FindUnclosed();
        EndStatement(text.Length);
        return pieces.ToResult();
    }

    private void ReadSql(Token token)
    {
        if (token.Kind == TokenKind.Semicolon && depth == 0 && !body.IsOpen)
        {
            EndStatement(token.End);
            return;
        }

        statementStart ??= token.Start;
        statementEnd = token.End;
        if (depth == 0)
        {
            ReadOutsideParentheses(token);
        }
        else
        {
            head.AddInParentheses(token);
        }

        depth += token.Kind switch { TokenKind.OpenParen => 1, TokenKind.CloseParen when depth > 0 => -1, _ => 0 };
    }

    private void ReadOutsideParentheses(Token token)
    {
        copy.Observe(token);
        if (token.Kind == TokenKind.OpenParen)
        {
            outermostParen = token.Start;
        }
        else
        {
            head.Add(token);
        }

        body.Observe(token);
    }

    /// <param name="next">Where the text behind the statement and its semicolon starts.</param>
    private void EndStatement(int next)
    {
        if (statementStart is not { } start)
        {
            return;
        }

        pieces.AddStatement(start, statementEnd);
        if (TransactionRules.Judge(head, start, transactional) is { } fault)
        {
            pieces.AddFault(fault);
        }

        if (copy.IsFromScript && !unclosed)
        {
            ReadCopyData(start, next);
        }

        statementStart = null;
        depth = 0;
        head.Clear();
        body.Clear();
        copy.Clear();
    }

    private void ReadCopyData(int statement, int next)
    {
        var data = CopyData.Find(text, next);
        if (data.Intruder is { } intruder)
        {
            pieces.AddFault(ScriptFaults.TextAfterCopy(intruder));
        }

        if (!data.Closed)
        {
            pieces.AddFault(ScriptFaults.CopyDataNotClosed(statement));
        }

        pieces.AddCopyData(data.Start, data.End, data.Next);
        lexer.Position = data.Next;
    }

    private void ReadMetaCommand(int start)
    {
        var command = MetaCommand.At(text, start);
        if (statementStart is null)
        {
            SkipMetaCommand(command);
            return;
        }

        pieces.AddFault(command.Fault(insideStatement: true));
        if (command.SendsStatement)
        {
            var takesData = copy.IsFromScript;
            EndStatement(command.LineEnd);
            if (!takesData)
            {
                pieces.AddSkipped(start, command.LineEnd);
                lexer.Position = command.LineEnd;
            }
        }
        else
        {
            // psql takes the line; a backslash amid SQL is more likely a slip, and the rest of its line still SQL
            statementEnd = command.StartsLine ? command.LineEnd : command.End;
            lexer.Position = statementEnd;
        }
    }

    private void SkipMetaCommand(MetaCommand command)
    {
        if (command.HasNoEffect)
        {
            pieces.AddNote(command.Note());
        }
        else
        {
            pieces.AddFault(command.Fault(insideStatement: false));
        }

        var end = command.CopiesFromScript ? CopyData.Find(text, command.LineEnd).Next : command.LineEnd;
        pieces.AddSkipped(command.Start, end);
        lexer.Position = end;
    }

    private void FindUnclosed()
    {
        if (unclosed || statementStart is null)
        {
            return;
        }

        if (depth > 0)
        {
            pieces.AddFault(ScriptFaults.ParenthesisNotClosed(outermostParen));
        }
        else if (body.IsOpen)
        {
            pieces.AddFault(ScriptFaults.BodyNotClosed(body.Start));
        }
    }
}
