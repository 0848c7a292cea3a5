using SchemaRunner.Scripts;

namespace SchemaRunner.Tests.Scripts;

/// <summary>Cuts at semicolons and knows line comments: enough for what does not depend on an engine.</summary>
internal sealed class PlainDialect : IScriptDialect
{
    public string Engine => "sqlite";

    public StringComparer NameComparer => StringComparer.Ordinal;

    public string FoldName(string unquoted) => unquoted.ToLowerInvariant();

    public SplitResult Split(string text, bool transactional)
    {
        var pieces = new List<ScriptPiece>();
        var statements = new List<Statement>();
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            if (char.IsWhiteSpace(text[at]) || text[at] == ';')
            {
                at++;
                pieces.Add(new ScriptPiece(PieceKind.Blank, start, text[start..at]));
            }
            else if (text[at] == '-' && at + 1 < text.Length && text[at + 1] == '-')
            {
                at = text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length;
                pieces.Add(new ScriptPiece(PieceKind.Blank, start, text[start..at]));
            }
            else
            {
                at = text.IndexOf(';', at) is var end and >= 0 ? end : text.Length;
                var place = TextPosition.Of(text, start);
                statements.Add(new Statement(statements.Count + 1, start, place.Line, place.Column, text[start..at]));
                pieces.Add(new ScriptPiece(PieceKind.Statement, start, text[start..at]));
            }
        }

        return new SplitResult(pieces, statements, [], []);
    }
}
