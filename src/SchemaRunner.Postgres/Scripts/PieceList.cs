using SchemaRunner.Scripts;

namespace SchemaRunner.Postgres.Scripts;

/// <summary>Collects what a script falls into; text that nothing claims becomes a blank piece.</summary>
internal sealed class PieceList(string text)
{
    private readonly List<ScriptPiece> pieces = [];
    private readonly List<Statement> statements = [];
    private readonly List<SplitRemark> faults = [];
    private readonly List<SplitRemark> notes = [];
    private readonly PositionCounter positions = new(text);
    private int end;

    public void AddStatement(int start, int stop)
    {
        var piece = Add(PieceKind.Statement, start, stop);
        var (line, column) = positions.At(start);
        statements.Add(new(statements.Count + 1, start, line, column, piece));
    }

    /// <summary>Gives the last statement the lines between two places as its data.</summary>
    /// <param name="start">Where the first data line starts.</param>
    /// <param name="dataEnd">Where the closing line starts.</param>
    /// <param name="stop">Where the text behind the closing line starts.</param>
    public void AddCopyData(int start, int dataEnd, int stop)
    {
        statements[^1] = statements[^1] with { CopyData = text[start..dataEnd] };
        if (stop > start)
        {
            Add(PieceKind.CopyData, start, stop);
        }
    }

    public void AddSkipped(int start, int stop) => Add(PieceKind.Skipped, start, stop);

    public void AddFault(SplitRemark fault) => faults.Add(fault);

    public void AddNote(SplitRemark note) => notes.Add(note);

    public SplitResult ToResult()
    {
        AddBlank(text.Length);
        return new(pieces, statements, faults, notes);
    }

    private string Add(PieceKind kind, int start, int stop)
    {
        AddBlank(start);
        var piece = text[start..stop];
        pieces.Add(new(kind, start, piece));
        end = stop;
        return piece;
    }

    private void AddBlank(int stop)
    {
        if (stop == end)
        {
            return;
        }

        // most of the blanks of a script are these two
        var blank = text.AsSpan(end, stop - end);
        var piece = blank is ";\n" ? ";\n" : blank is "\n" ? "\n" : blank.ToString();
        pieces.Add(new(PieceKind.Blank, end, piece));
        end = stop;
    }
}
