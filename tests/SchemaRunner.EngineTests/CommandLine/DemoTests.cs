using System.Text.Json;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CommandLine;

/// <summary>The demonstration, made once for all tests of this class.</summary>
public sealed class DemoTests(DemoFolder demo) : IClassFixture<DemoFolder>
{
    [Fact]
    public void Demo_InAnEmptyFolder_ProvesEveryPhase()
    {
        demo.Clean.ExitCode.ShouldBe(0, demo.Clean.Page);
        // What is to be typed or opened stands on one line, however long
        demo.Clean.Output.Split('\n').Where(line => !line.StartsWith("Open ", StringComparison.Ordinal) && !line.StartsWith("Run '", StringComparison.Ordinal))
            .ShouldAllBe(line => line.Length <= 80);
        Golden.ShouldMatch(demo.Clean.Page, "Goldens/demo.txt");
    }

    [Fact]
    public void DemoBreak_AfterIt_ShowsThreeRefusalsAndLeavesTheDatabaseAlone()
    {
        demo.Broken.ExitCode.ShouldBe(0, demo.Broken.Page);
        Golden.ShouldMatch(demo.Broken.Page, "Goldens/demo-break.txt");
        demo.BrokenLeftTheDatabaseAlone.ShouldBeTrue();
    }

    [Fact]
    public async Task Demo_Again_BeginsAfresh()
    {
        var again = await demo.Here.RunAsync("demo");

        again.ExitCode.ShouldBe(0, again.Page);
        again.SteadyOutput.ShouldBe(demo.Clean.SteadyOutput);
    }

    [Fact]
    public async Task DemoBreak_OutputJson_IsOneDocument()
    {
        var result = await demo.Here.RunAsync("demo", "--break", "--output", "json");

        using var document = JsonDocument.Parse(result.Output);
        document.RootElement.EnumerateArray().Select(fault => fault.GetProperty("report").GetProperty("verdict").GetString())
            .ShouldBe(["mismatch", "mismatch", "mismatch"]);
        result.ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("demo --break")]
    public async Task Demo_FolderOfSomebodyElse_IsLeftAlone(string arguments)
    {
        using var here = new Workspace();
        here.Write("demo/thesis.txt", "years of work");

        var result = await here.RunAsync(arguments.Split(' '));

        Golden.ShouldMatch(result.Page.Replace(" --break", "", StringComparison.Ordinal), "Goldens/demo-foreign.txt");
        result.ExitCode.ShouldBe(10);
        here.Files().ShouldBe(["demo/thesis.txt"]);
    }
}
