using SchemaRunner.Cli.Demo;

namespace SchemaRunner.Tests.Fisheries;

public sealed class SqlLiteralTests
{
    [Theory]
    [InlineData(-50, 2, "-0.50")]
    [InlineData(5, 1, "0.5")]
    [InlineData(-1_234_567, 6, "-1.234567")]
    [InlineData(0, 3, "0.000")]
    public void Fixed_AnySize_KeepsSignAndZeros(long units, int decimals, string expected) =>
        SqlLiteral.Fixed(units, decimals).ShouldBe(expected);

    [Theory]
    [InlineData("Ma'rang", "'Ma''rang'")]
    [InlineData("", "''")]
    [InlineData(null, "NULL")]
    [InlineData("a\\b ", "'a\\b '")]
    public void Text_HardValue_IsQuoted(string? value, string expected) => SqlLiteral.Text(value).ShouldBe(expected);
}
