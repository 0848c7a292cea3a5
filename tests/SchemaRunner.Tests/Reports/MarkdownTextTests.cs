using SchemaRunner.Reports.Writers.Markdown;

namespace SchemaRunner.Tests.Reports;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("plain", "`plain`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`a", "`` `a ``")]
    [InlineData("two\nlines", "`two lines`")]
    public void Code_AnyText_CannotEndItsFence(string text, string expected) => MarkdownText.Code(text).ShouldBe(expected);

    [Fact]
    public void CodeCell_Pipe_DoesNotEndTheCell() => MarkdownText.CodeCell("a|b").ShouldBe("`a\\|b`");

    [Fact]
    public void Of_Markup_IsEscaped() =>
        MarkdownText.Of("<b> a|b\r\n*c* @team").ShouldBe("\\<b\\> a\\|b \\*c\\* \\@team");

    [Fact]
    public void Block_FenceInside_GetsALongerFence() => MarkdownText.Block("```\nx", "sql").ShouldBe("````sql\n```\nx\n````\n");
}
