using SchemaRunner.Cli.Output;

namespace SchemaRunner.Tests.Cli;

public sealed class TextTableTests
{
    [Fact]
    public void Write_TooWide_ShrinksTheWidestNameAndKeepsNumbers()
    {
        var table = new TextTable(new("name", Shrinks: true), new("by", Shrinks: true), new("ms", ToTheRight: true));
        table.Add("a_very_long_name_that_does_not_fit", "sri", "1,234,567");

        Write(table, 30).Split('\n').ShouldAllBe(line => line.Length <= 30);
        Write(table, 30).ShouldContain("a_very_…ot_fit");
        Write(table, 30).ShouldContain("1,234,567");
    }

    [Fact]
    public void Wrap_ColouredWord_CountsOnlyWhatIsSeen()
    {
        Shorten.Wrap("\u001b[1;31mREFUSED\u001b[0m: it is so", 17).ShouldHaveSingleItem();
        Shorten.Wrap("\u001b[1;31mREFUSED\u001b[0m: it is so", 15).ShouldBe(["\u001b[1;31mREFUSED\u001b[0m: it is", "  so"]);
    }

    [Theory]
    [InlineData("villages", "mst_desa", 40, "villages → mst_desa")]
    [InlineData("unit_pelaksanaan_teknis", "mst_upt", 20, "unit_…knis → mst_upt")]
    [InlineData("aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb", 17, "aaa…aaa → bbb…bbb")]
    public void Pair_NarrowWidth_ShortensTheMiddlesAndKeepsTheArrow(string before, string after, int width, string expected)
    {
        Shorten.Pair(before, after, width).ShouldBe(expected);
    }

    [Fact]
    public void Wrap_LongText_BreaksBetweenWordsAndIndents()
    {
        Shorten.Wrap("note: one two three four", 12).ShouldBe(["note: one", "  two three", "  four"]);
    }

    private static string Write(TextTable table, int width)
    {
        var output = new StringWriter { NewLine = "\n" };
        table.Write(output, width, new Paint(enabled: false));
        return output.ToString();
    }
}
