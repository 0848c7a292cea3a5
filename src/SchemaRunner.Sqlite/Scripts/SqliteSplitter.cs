using System.Text;
using SchemaRunner.Scripts;
using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite.Scripts;

/// <summary>Cuts one script's text into statements.</summary>
internal sealed class SqliteSplitter(string text, bool transactional)
{
    private readonly List<ScriptPiece> pieces = [];
    private readonly List<Statement> statements = [];
    private readonly List<SplitRemark> faults = [];
    private readonly List<SqlToken> current = [];
    private int cut;
    private int line = 1;
    private int column = 1;
    private int counted;

    public SplitResult Split()
    {
        SqliteLibrary.Use();
        for (var offset = 0; offset < text.Length;)
        {
            if (current.Count == 0 && IsShellCommand(offset))
            {
                offset = SkipShellCommand(offset);
                continue;
            }

            var token = SqlTokenizer.Next(text, offset);
            offset = token.End;
            Judge(token);
            if (!token.IsSignificant) continue;
            if (!token.Is(';')) current.Add(token);
            else if (current.Count > 0 && EndsStatement(token.End)) Close();
            else if (current.Count > 0) current.Add(token);
        }

        if (current.Count > 0) Close();
        Cut(PieceKind.Blank, text.Length);
        return new(pieces, statements, faults, []);
    }

    private void Judge(SqlToken token)
    {
        if (!token.IsClosed)
        {
            var what = token.Kind switch
            {
                SqlTokenKind.Comment => "the comment",
                SqlTokenKind.String => "the text in quotes",
                _ => "the quoted name",
            };
            faults.Add(new(token.Offset, ScriptFaultCodes.Unterminated, $"{what} is never closed"));
        }

        if (token.Span.IndexOf('\0') is var nul and >= 0)
        {
            faults.Add(new(
                token.Offset + nul, ScriptFaultCodes.NotSupported, "a NUL character: SQLite ends the script there"));
        }
    }

    private unsafe bool EndsStatement(int end)
    {
        // only triggers hold semicolons, and only EXPLAIN stands before their CREATE
        if (!current[0].Is("CREATE") && !current[0].Is("EXPLAIN")) return true;
        var candidate = text[current[0].Offset..end].Replace('\0', ' ') + '\0';
        fixed (byte* sql = Encoding.UTF8.GetBytes(candidate)) return SqliteApi.Complete(sql) == 1;
    }

    private void Close()
    {
        var first = current[0].Offset;
        Cut(PieceKind.Blank, first);
        var (atLine, atColumn) = PlaceOf(first);
        Cut(PieceKind.Statement, current[^1].End);
        statements.Add(new(statements.Count + 1, first, atLine, atColumn, pieces[^1].Text));
        if (StatementRules.FindFault(current, transactional) is { } fault) faults.Add(fault);
        current.Clear();
    }

    private void Cut(PieceKind kind, int end)
    {
        if (end > cut) pieces.Add(new(kind, cut, text[cut..end]));
        cut = end;
    }

    private bool IsShellCommand(int offset) =>
        text[offset] == '.'
        && (offset == 0 || text[offset - 1] == '\n')
        && offset + 1 < text.Length && char.IsAsciiLetter(text[offset + 1]);

    private int SkipShellCommand(int offset)
    {
        Cut(PieceKind.Blank, offset);
        var newline = text.IndexOf('\n', offset);
        var end = newline < 0 ? text.Length : newline;
        faults.Add(new(
            offset,
            ScriptFaultCodes.MetaCommand,
            $"'{text[offset..end].TrimEnd()}' is a command of the sqlite3 shell, not SQL",
            "write it as SQL, or leave the line out"));
        Cut(PieceKind.Skipped, end);
        return end;
    }

    private (int Line, int Column) PlaceOf(int offset)
    {
        for (; counted < offset; counted++)
        {
            if (text[counted] == '\n') (line, column) = (line + 1, 1);
            else if (!char.IsLowSurrogate(text[counted])) column++;
        }

        return (line, column);
    }
}
