namespace SchemaRunner.Scripts.Directives;

/// <summary>One <c>-- schemarunner:</c> comment line of a script.</summary>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column of the first character after the colon.</param>
/// <param name="Text">What follows the colon.</param>
/// <param name="AtHead">Whether it stands before the first statement.</param>
internal sealed record DirectiveLine(int Line, int Column, string Text, bool AtHead)
{
    private const string Mark = "schemarunner:";

    /// <summary>Finds the directive lines in the pieces between the statements of a window.</summary>
    public static IReadOnlyList<DirectiveLine> Find(ScriptWindow window)
    {
        if (!window.Text.Contains(Mark, StringComparison.OrdinalIgnoreCase)) return [];
        var firstStatement = window.StatementsBefore > 0 ? 0
            : window.Split.Statements.Count > 0 ? window.Split.Statements[0].Offset
            : int.MaxValue;
        return window.Split.Pieces
            .Where(piece => piece.Kind == PieceKind.Blank)
            .SelectMany(piece => InPiece(window, piece, firstStatement))
            .ToList();
    }

    private static IEnumerable<DirectiveLine> InPiece(ScriptWindow window, ScriptPiece piece, int firstStatement)
    {
        var text = window.Text;
        var start = piece.Offset;
        while (start < piece.Offset + piece.Text.Length)
        {
            if (text[start] is '/' && start + 1 < text.Length && text[start + 1] == '*')
            {
                start = Math.Max(start + 2, text.IndexOf("*/", start + 2, StringComparison.Ordinal) + 2);
                continue;
            }

            if (text[start] != '-')
            {
                start++;
                continue;
            }

            var newline = text.IndexOf('\n', start);
            var end = newline < 0 ? text.Length : newline;
            var body = text[start..end].TrimStart('-').TrimStart();
            if (body.StartsWith(Mark, StringComparison.OrdinalIgnoreCase))
            {
                var place = window.PlaceOf(end - body.Length + Mark.Length);
                yield return new DirectiveLine(place.Line, place.Column, body[Mark.Length..], start < firstStatement);
            }

            start = end + 1;
        }
    }
}
