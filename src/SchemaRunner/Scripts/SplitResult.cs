namespace SchemaRunner.Scripts;

/// <summary>What a piece of a script's text is.</summary>
public enum PieceKind
{
    /// <summary>White space, comments and the semicolons between statements.</summary>
    Blank,

    /// <summary>A statement, without its semicolon.</summary>
    Statement,

    /// <summary>The data lines of the <c>COPY … FROM stdin</c> statement before it, with the closing <c>\.</c> line.</summary>
    CopyData,

    /// <summary>A line for psql that has no effect on the server and is skipped (<c>\restrict</c>, <c>\unrestrict</c>).</summary>
    Skipped,
}

/// <summary>A stretch of a script's text; the pieces in order, joined, are the whole text.</summary>
public readonly record struct ScriptPiece(PieceKind Kind, int Offset, string Text);

/// <summary>Something in a script's text that keeps it from being run, or that is worth a note.</summary>
/// <param name="Offset">UTF-16 offset in the script's text.</param>
/// <param name="Code">SR1xx; see <see cref="ScriptFaultCodes"/>.</param>
/// <param name="Message">What is wrong, with the values.</param>
/// <param name="Hint">What to do, or <see langword="null"/>.</param>
public sealed record SplitRemark(int Offset, string Code, string Message, string? Hint = null);

/// <summary>A script's text cut into pieces by its engine's rules.</summary>
/// <param name="Pieces">All of the text, in order.</param>
/// <param name="Statements">The statements among the pieces.</param>
/// <param name="Faults">What keeps the script from being run.</param>
/// <param name="Notes">What is worth saying and stops nothing.</param>
public sealed record SplitResult(
    IReadOnlyList<ScriptPiece> Pieces,
    IReadOnlyList<Statement> Statements,
    IReadOnlyList<SplitRemark> Faults,
    IReadOnlyList<SplitRemark> Notes);
