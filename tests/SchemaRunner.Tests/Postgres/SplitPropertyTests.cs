using FsCheck;
using FsCheck.Fluent;
using SchemaRunner.Postgres.Scripts;
using SchemaRunner.Scripts;

namespace SchemaRunner.Tests.Postgres;

/// <summary>What holds for every text, however broken.</summary>
public sealed class SplitPropertyTests
{
    private static readonly string[] Nasty =
    [
        "'", "''", "E'", "e'", "U&'", "\"", "\\", "\\\\", "\\'", "$$", "$a$", "$b$", "$1", "$", "é$", "--", "/*", "*/", "*", "/",
        "(", ")", ";", ";\n", "\n", "\r", " ", "\t", "a", "e", "E", "1", "BEGIN", "ATOMIC", "BEGIN ATOMIC ", "END", "CASE",
        "CREATE FUNCTION f() ", "CREATE RULE r ", "COPY t FROM stdin;\n", "COPY t FROM stdin", "\\.", "\n\\.\n", "\\restrict x\n",
        "\\c db\n", "\\copy t from stdin\n", "\\gexec", "COMMIT", "ROLLBACK TO a", "VACUUM", "SELECT 1;\n", "😀", "\uD83D", "\uDE00",
        "é", "\0", "\u00A0", ".", "FROM", "STDIN", "REINDEX ", "CONCURRENTLY",
    ];

    [Fact]
    public void Split_SoupOfNastyTokens_KeepsEveryInvariant()
    {
        var soups = Gen.Elements(Nasty).ArrayOf().Select(string.Concat).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(10_000), Prop.ForAll(soups, HoldsInvariants));
    }

    [Fact]
    public void Split_ArbitraryText_KeepsEveryInvariant() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000),
            Prop.ForAll<string>(text => HoldsInvariants(text ?? "")));

    [Fact]
    public void Split_StatementsJoinedBySemicolons_GivesTheSameStatements()
    {
        string[] closed =
        [
            "SELECT 1", "SELECT 'a;''b'", "SELECT E'\\';'", "SELECT $x$;$$;$x$", "SELECT /* ; /* ; */ */ 2", "SELECT \";\"",
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; END", "SELECT (1; 2)", "SELECT 1 -- ;\n+ 2",
        ];
        string[] separators = [";", ";;", ";\n", " ; -- ;\n", "/* ; */;\n\t"];
        var scripts = Gen.Elements(closed).Zip(Gen.Elements(separators)).ListOf().ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(scripts, script =>
        {
            var text = string.Concat(script.Select(part => part.Item1 + part.Item2));

            var result = new PostgresDialect().Split(text, transactional: true);

            result.Statements.Select(statement => statement.Text).ShouldBe(script.Select(part => part.Item1));
            result.Faults.ShouldBeEmpty();
        }));
    }

    private static void HoldsInvariants(string text)
    {
        var result = new PostgresDialect().Split(text, transactional: true);

        string.Concat(result.Pieces.Select(piece => piece.Text)).ShouldBe(text);
        var offset = 0;
        foreach (var piece in result.Pieces)
        {
            piece.Offset.ShouldBe(offset);
            piece.Text.ShouldNotBeEmpty();
            offset += piece.Text.Length;
        }

        var pieces = result.Pieces.Where(piece => piece.Kind == PieceKind.Statement).Select(piece => (piece.Offset, piece.Text));
        result.Statements.Select(statement => (statement.Offset, statement.Text)).ShouldBe(pieces);
        foreach (var statement in result.Statements)
        {
            (statement.Line, statement.Column).ShouldBe(CaseText.Place(text, statement.Offset));
        }

        result.Faults.Concat(result.Notes).ShouldAllBe(remark => remark.Offset >= 0 && remark.Offset < Math.Max(text.Length, 1));
    }
}
