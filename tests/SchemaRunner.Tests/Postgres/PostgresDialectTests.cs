using System.Diagnostics;
using SchemaRunner.Postgres.Scripts;
using SchemaRunner.Scripts;

namespace SchemaRunner.Tests.Postgres;

public sealed class PostgresDialectTests
{
    private readonly PostgresDialect dialect = new();

    [Theory]
    [InlineData("Customer", "customer")]
    [InlineData("ÄRGER_É", "Ärger_É")]
    public void FoldName_UnquotedName_FoldsOnlyAsciiLetters(string unquoted, string folded) =>
        dialect.FoldName(unquoted).ShouldBe(folded);

    [Fact]
    public void Split_OutsideATransaction_OnlyTransactionControlIsAFault()
    {
        var result = dialect.Split("CREATE INDEX CONCURRENTLY i ON t (a);\nVACUUM t;\nCOMMIT;\n", transactional: false);

        var fault = result.Faults.ShouldHaveSingleItem();
        fault.Code.ShouldBe(ScriptFaultCodes.TransactionControl);
        fault.Hint!.ShouldContain("every statement commits by itself");
    }

    [Fact]
    public void Split_CopyFromStdin_KeepsTheDataBesideTheStatementAndTheTerminatorInThePiece()
    {
        var result = dialect.Split("COPY t FROM stdin;\n1\n2\n\\.\nSELECT 1;\n", transactional: true);

        result.Statements[0].CopyData.ShouldBe("1\n2\n");
        result.Pieces.Single(piece => piece.Kind == PieceKind.CopyData).Text.ShouldBe("1\n2\n\\.\n");
        result.Statements[1].Text.ShouldBe("SELECT 1");
    }

    [Fact]
    public void Split_Restrict_IsSkippedWithANoteAtItsPlace()
    {
        var result = dialect.Split("\\restrict abc\nSELECT 1;\n\\unrestrict abc\n", transactional: true);

        result.Faults.ShouldBeEmpty();
        result.Notes.Select(note => (note.Offset, note.Code)).ShouldBe(
            [(0, ScriptFaultCodes.Skipped), (24, ScriptFaultCodes.Skipped)]);
        result.Pieces.Where(piece => piece.Kind == PieceKind.Skipped).Select(piece => piece.Text).ShouldBe(
            ["\\restrict abc", "\\unrestrict abc"]);
    }

    [Theory]
    [InlineData("INSERT INTO t VALUES (1, 'abc; def', $$x;y$$); -- note\n")]
    [InlineData("SELECT 1;")]
    [InlineData("$a")]
    [InlineData("E'x'\n")]
    [InlineData("(\"x\" /* c */")]
    [InlineData("COPY t FROM stdin;\n\\.x\n\\.\n")]
    public void Split_LongScript_TakesTimeInProportion(string line)
    {
        var text = string.Concat(Enumerable.Repeat(line, 4_000_000 / line.Length));
        var started = Stopwatch.GetTimestamp();

        dialect.Split(text, transactional: true);

        // quadratic work would take minutes; the bound only has to tell the two apart on a busy machine
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }
}
