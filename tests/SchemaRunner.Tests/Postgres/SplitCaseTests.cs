using System.Runtime.CompilerServices;
using SchemaRunner.Postgres.Scripts;
using SchemaRunner.Support;

namespace SchemaRunner.Tests.Postgres;

/// <summary>Hard inputs, one folder each; the count of statements, faults and notes stands here as well.</summary>
public sealed class SplitCaseTests
{
    [Theory]
    [InlineData("strings", 11, 0, 0)]
    [InlineData("escape_strings", 6, 0, 0)]
    [InlineData("quoted_names", 5, 0, 0)]
    [InlineData("dollar_tags", 9, 0, 0)]
    [InlineData("do_blocks", 3, 0, 0)]
    [InlineData("comments", 7, 0, 0)]
    [InlineData("rule_parentheses", 4, 0, 0)]
    [InlineData("begin_atomic", 9, 0, 0)]
    [InlineData("copy_forms", 15, 0, 1)]
    [InlineData("copy_data", 8, 0, 0)]
    [InlineData("copy_text_on_the_line", 4, 2, 0)]
    [InlineData("copy_not_closed", 2, 1, 0)]
    [InlineData("pg_dump", 24, 0, 2)]
    [InlineData("meta_commands", 5, 19, 0)]
    [InlineData("meta_in_statement", 9, 7, 0)]
    [InlineData("transaction_control", 28, 17, 0)]
    [InlineData("not_in_transaction", 33, 18, 0)]
    [InlineData("unclosed_quote", 2, 1, 0)]
    [InlineData("unclosed_name", 2, 1, 0)]
    [InlineData("unclosed_comment", 1, 1, 0)]
    [InlineData("unclosed_dollar_tag", 2, 1, 0)]
    [InlineData("unclosed_parenthesis", 2, 1, 0)]
    [InlineData("unclosed_body", 2, 1, 0)]
    [InlineData("columns", 6, 0, 0)]
    [InlineData("empty_statements", 2, 0, 0)]
    [InlineData("nothing", 0, 0, 0)]
    public void Split_HardInput_GivesTheStatementsOfTheGolden(string name, int statements, int faults, int notes)
    {
        var text = File.ReadAllText(Path.Combine(Folder(), name, "input.sql"));

        var result = new PostgresDialect().Split(text, transactional: true);

        Golden.ShouldMatch(CaseText.Write(text, result), $"Cases/{name}/expected.txt");
        result.Statements.Count.ShouldBe(statements);
        result.Faults.Count.ShouldBe(faults);
        result.Notes.Count.ShouldBe(notes);
        string.Concat(result.Pieces.Select(piece => piece.Text)).ShouldBe(text);
    }

    private static string Folder([CallerFilePath] string caller = "") =>
        Path.Combine(Path.GetDirectoryName(caller)!, "Cases");
}
