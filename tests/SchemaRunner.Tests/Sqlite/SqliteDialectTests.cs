using FsCheck;
using FsCheck.Fluent;
using SchemaRunner.Scripts;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Tests.Sqlite;

public sealed class SqliteDialectTests
{
    private readonly SqliteDialect dialect = new();

    [Fact]
    public void Split_TwoStatements_GivesTextAndPlace()
    {
        var statements = dialect.Split("-- head\nSELECT 1;\n  /* é😀 */ SELECT ';' -- tail\n", transactional: true).Statements;

        statements.Select(s => s.Text).ShouldBe(["SELECT 1", "SELECT ';'"]);
        (statements[1].Line, statements[1].Column, statements[1].Number).ShouldBe((3, 12, 2));
    }

    [Fact]
    public void Split_Trigger_IsOneStatement()
    {
        const string Trigger =
            "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET x = CASE WHEN 1 THEN 2 END; DELETE FROM b; END";

        var split = dialect.Split($"{Trigger};\nSELECT 1", transactional: true);

        split.Statements.Select(s => s.Text).ShouldBe([Trigger, "SELECT 1"]);
        split.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("SELECT \"a;b\", `c;d`, [e;f], 'g;''h';")]
    [InlineData("SELECT 1 /* ; */ + 2 -- ;\n;")]
    public void Split_SemicolonInQuoteOrComment_DoesNotEndTheStatement(string sql) =>
        dialect.Split(sql, transactional: true).Statements.ShouldHaveSingleItem();

    [Theory]
    [InlineData("BEGIN;", ScriptFaultCodes.TransactionControl)]
    [InlineData("COMMIT", ScriptFaultCodes.TransactionControl)]
    [InlineData("end transaction;", ScriptFaultCodes.TransactionControl)]
    [InlineData("ROLLBACK;", ScriptFaultCodes.TransactionControl)]
    [InlineData("PRAGMA foreign_keys=OFF;", ScriptFaultCodes.TransactionControl)]
    [InlineData("PRAGMA main.writable_schema = 1;", ScriptFaultCodes.TransactionControl)]
    [InlineData("VACUUM;", ScriptFaultCodes.NeedsNoTransaction)]
    [InlineData("/* x */ pragma journal_mode = wal;", ScriptFaultCodes.NeedsNoTransaction)]
    [InlineData("PRAGMA auto_vacuum = FULL;", ScriptFaultCodes.NeedsNoTransaction)]
    [InlineData("ATTACH 'x.db' AS x;", ScriptFaultCodes.NotSupported)]
    [InlineData(".mode csv\nSELECT 1;", ScriptFaultCodes.MetaCommand)]
    [InlineData("SELECT 'x", ScriptFaultCodes.Unterminated)]
    [InlineData("SELECT 1; /* x", ScriptFaultCodes.Unterminated)]
    [InlineData("SELECT [x", ScriptFaultCodes.Unterminated)]
    [InlineData("SELECT 1\0;", ScriptFaultCodes.NotSupported)]
    public void Split_WhatCannotRun_IsAFault(string sql, string code) =>
        dialect.Split(sql, transactional: true).Faults.ShouldHaveSingleItem().Code.ShouldBe(code);

    [Theory]
    [InlineData("SAVEPOINT a; ROLLBACK TO a; ROLLBACK TRANSACTION TO SAVEPOINT a; RELEASE a;")]
    [InlineData("PRAGMA user_version = 3;")]
    [InlineData("CREATE TABLE \"begin\" (x); SELECT 1 .5;")]
    public void Split_WhatCanRun_IsNoFault(string sql) => dialect.Split(sql, transactional: true).Faults.ShouldBeEmpty();

    [Theory]
    [InlineData("VACUUM;")]
    [InlineData("PRAGMA journal_mode = WAL;")]
    [InlineData("PRAGMA auto_vacuum = FULL;")]
    public void Split_OutsideATransaction_AllowsWhatNeedsNone(string sql) =>
        dialect.Split(sql, transactional: false).Faults.ShouldBeEmpty();

    [Theory]
    [InlineData("BEGIN;")]
    [InlineData("SAVEPOINT a;")]
    [InlineData("ROLLBACK TO a;")]
    [InlineData("PRAGMA foreign_keys = ON;")]
    public void Split_OutsideATransaction_TransactionControlIsAFault(string sql) =>
        dialect.Split(sql, transactional: false).Faults.ShouldHaveSingleItem().Code.ShouldBe(ScriptFaultCodes.TransactionControl);

    [Fact]
    public void Split_AnyText_JoinsToTheText()
    {
        string[] parts =
        [
            "SELECT", " ", "\n", ";", "'", "\"", "`", "[", "]", "--", "/*", "*/", "CREATE TRIGGER ", "BEGIN", "END", ".x", "é😀",
            "\0", "1e+", "0x1", "\ud800", "(", "a",
        ];
        var texts = Gen.ListOf(Gen.Elements(parts)).Select(list => string.Concat(list)).ToArbitrary();

        Prop.ForAll(texts, text =>
        {
            var split = dialect.Split(text, transactional: true);
            return string.Concat(split.Pieces.Select(piece => piece.Text)) == text
                && split.Statements.All(s => text.Substring(s.Offset, s.Text.Length) == s.Text)
                && split.Pieces.All(piece => text.Substring(piece.Offset, piece.Text.Length) == piece.Text);
        }).QuickCheckThrowOnFailure();
    }
}
