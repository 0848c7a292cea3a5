using SchemaRunner.Cli.Commands;
using SchemaRunner.Cli.Errors;

namespace SchemaRunner.Tests.Cli;

public sealed class ScriptNamingTests
{
    [Theory]
    [InlineData("add invoice total", "add_invoice_total")]
    [InlineData("Add-Invoice--Total ", "add_invoice_total")]
    [InlineData("addInvoiceTotal", "add_invoice_total")]
    [InlineData("add_total_2", "add_total_2")]
    public void ToSnakeCase_Words_AreJoined(string name, string expected)
    {
        ScriptNaming.ToSnakeCase(name).ShouldBe(expected);
    }

    [Theory]
    [InlineData("a/b", "'a/b' holds '/', which a script's name cannot")]
    [InlineData("../x", "'../x' holds '.', which a script's name cannot")]
    [InlineData("naïve", "'naïve' holds 'ï', which a script's name cannot")]
    [InlineData("--", "'--' is no name for a script")]
    public void ToSnakeCase_OddCharacters_AreRefused(string name, string message)
    {
        Should.Throw<UsageException>(() => ScriptNaming.ToSnakeCase(name)).Message.ShouldBe(message);
    }

    [Theory]
    [InlineData("", "0001")]
    [InlineData("0001_a.sql,0002_b.postgres.sql,0002_b.sqlite.sql", "0003")]
    [InlineData("0009_a.sql", "0010")]
    [InlineData("9999_a.sql", "10000")]
    [InlineData("7_a.sql,readme.sql", "8")]
    [InlineData("20261121101503123456_a.sql", "20261121101503123457")]
    public void Next_FileNames_GiveTheNumberAfterTheHighest(string fileNames, string expected)
    {
        ScriptNaming.Next(fileNames.Split(',', StringSplitOptions.RemoveEmptyEntries)).ShouldBe(expected);
    }
}
