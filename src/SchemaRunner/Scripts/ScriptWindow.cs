namespace SchemaRunner.Scripts;

/// <summary>A stretch of a script's text that starts and ends between two statements, cut by its engine's rules.</summary>
/// <param name="Text">The stretch, and maybe more of the script behind it: a long text is not copied to shorten it.</param>
/// <param name="Split">What it falls into; offsets, numbers and places count from the stretch's own start.</param>
/// <param name="Start">Where it starts in the script.</param>
/// <param name="StatementsBefore">How many statements stand before it.</param>
internal sealed record ScriptWindow(string Text, SplitResult Split, TextPosition Start, int StatementsBefore)
{
    /// <summary>Its statements, with their numbers and places in the script.</summary>
    public IEnumerable<Statement> Statements => StatementsBefore == 0
        ? Split.Statements
        : Split.Statements.Select(statement =>
        {
            var place = new TextPosition(statement.Line, statement.Column).After(Start);
            return statement with { Number = StatementsBefore + statement.Number, Line = place.Line, Column = place.Column };
        });

    /// <summary>
    /// Behind the last whole line of its data, when it is one <c>COPY … FROM stdin</c> whose data goes on behind it.
    /// </summary>
    public int? EndOfDataLines
    {
        get
        {
            // closed data has the closing line in its piece
            if (Split is not { Statements: [{ CopyData: { } data }], Pieces: [.., { Kind: PieceKind.CopyData } piece] }) return null;
            var lines = data.LastIndexOf('\n') + 1;
            return lines > 0 && piece.Text.Length == data.Length ? piece.Offset + lines : null;
        }
    }

    /// <summary>The place in the script of an offset in <see cref="Text"/>.</summary>
    public TextPosition PlaceOf(int offset) => TextPosition.Of(Text, offset).After(Start);

    /// <summary>Behind its last character in <see cref="Text"/>.</summary>
    public int End { get; private init; } = Text.Length;

    /// <summary>What stands before an offset.</summary>
    public ScriptWindow Before(int end) => this with
    {
        End = end,
        Split = new SplitResult(
            [.. Split.Pieces.Where(piece => piece.Offset < end)],
            [.. Split.Statements.Where(statement => statement.Offset < end)],
            [.. Split.Faults.Where(fault => fault.Offset < end)],
            [.. Split.Notes.Where(note => note.Offset < end)]),
    };

    /// <summary>Its one statement with the data before an offset, and with where the rest of the data comes from.</summary>
    public ScriptWindow WithData(int end, IEnumerable<string> rest)
    {
        var copy = Split.Statements[0];
        var data = copy.CopyData![..^(Text.Length - end)];
        return this with
        {
            Split = Split with
            {
                Statements = [copy with { CopyData = data, CopyRest = rest }],
                Faults = [.. Split.Faults.Where(fault => !IsOpenEnd(fault))],
            },
        };
    }

    /// <summary>What is wrong when nothing closes it.</summary>
    public ScriptWindow WithFaultsOnly() => this with
    {
        Split = new SplitResult([], [], [.. Split.Faults.Where(IsOpenEnd)], []),
    };

    private static bool IsOpenEnd(SplitRemark fault) => fault.Code == ScriptFaultCodes.Unterminated;
}
