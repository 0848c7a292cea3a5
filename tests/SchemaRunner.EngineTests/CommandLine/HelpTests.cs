using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CommandLine;

public sealed class HelpTests : IDisposable
{
    private readonly Workspace here = new();

    public void Dispose() => here.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("demo")]
    [InlineData("up")]
    [InlineData("down")]
    [InlineData("status")]
    [InlineData("history")]
    [InlineData("plan")]
    [InlineData("rehearse")]
    [InlineData("verify")]
    [InlineData("prove")]
    [InlineData("baseline")]
    [InlineData("snapshot")]
    [InlineData("compare")]
    [InlineData("repair")]
    [InlineData("doctor")]
    [InlineData("report")]
    [InlineData("backup")]
    [InlineData("backup create")]
    [InlineData("backup list")]
    [InlineData("backup verify")]
    [InlineData("backup prune")]
    [InlineData("backup restore")]
    [InlineData("lock")]
    [InlineData("init")]
    [InlineData("new")]
    public async Task Help_OfEachVerb_KeepsWithinEightyColumns(string verb)
    {
        string[] arguments = verb.Length == 0 ? ["--help"] : [.. verb.Split(' '), "--help"];

        var result = await here.RunAsync(arguments);

        result.ExitCode.ShouldBe(0);
        result.Error.ShouldBeEmpty();
        result.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
        Golden.ShouldMatch(result.Output, $"Goldens/help/{(verb.Length == 0 ? "schemarunner" : verb.Replace(' ', '-'))}.txt");
    }

    [Fact]
    public async Task Version_SaysReleaseAndLibraries()
    {
        var result = await here.RunAsync("--version");

        result.ExitCode.ShouldBe(0);
        result.Error.ShouldBeEmpty();
        result.Output.ShouldMatch(@"^schemarunner \d+\.\d+\.\d+\S* \(SQLite \d+\.\d+\.\d+, (system|bundled) library\)\n$");
    }
}
