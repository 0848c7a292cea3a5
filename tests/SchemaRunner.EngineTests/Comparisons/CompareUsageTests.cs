using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Comparisons;

public sealed class CompareUsageTests : IAsyncDisposable
{
    private readonly Workspace here = new();

    public async ValueTask DisposeAsync()
    {
        here.Dispose();
        await ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("a.json is not a snapshot, or not a whole one", "{ \"format\": 1, \"engine\": \"sqlite\"")]
    [InlineData("a.json is not a snapshot, or not a whole one", "null")]
    [InlineData("a.json: the snapshot is of a later format than this release reads", "{ \"format\": 99, \"engine\": \"sqlite\", \"product\": \"\", \"serverVersion\": \"\", \"database\": \"\", \"toolVersion\": \"\", \"takenAt\": \"2026-01-01T00:00:00Z\", \"digestForm\": \"\", \"objects\": [], \"tables\": [] }")]
    public async Task Compare_AFileThatIsNoSnapshot_SaysSo(string sentence, string content)
    {
        here.Write("a.json", content);

        await RefusedAsync(2, sentence, "compare", "a.json", "a.json");
    }

    [Fact]
    public async Task Compare_OneSideMissing_SaysWhichIsMissing()
    {
        await RefusedAsync(2, "A: there is no file gone.json", "compare", "gone.json", "sqlite:b.db");
        await RefusedAsync(3, "the file does not exist", "compare", "sqlite:a.db", "sqlite:b.db");
        await RefusedAsync(2, "B: 'nonsense' is not a database that SchemaRunner knows", "compare", EmptyDatabase("a.db"), "nonsense");
        await RefusedAsync(2, "snapshot needs a file", "snapshot");
        here.Files().ShouldBe(["a.db"]);
    }

    [Fact]
    public async Task Compare_AServerThatIsNotThere_NamesItWithoutThePassword()
    {
        var result = await RefusedAsync(3, "nothing listens at", "compare", "postgres://me:s3cret@127.0.0.1:1/db", "postgres://me:s3cret@127.0.0.1:1/db");

        result.Page.Replace(result.Arguments, "", StringComparison.Ordinal).ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task Compare_TwoEngines_OnlyTheirContent() => await RefusedAsync(
        2, "the structures of two engines are not compared", "compare", EmptyDatabase("a.db"), "postgres://127.0.0.1:1/db");

    [Fact]
    public async Task Compare_AReportInAnotherForm_RefusedBeforeAnythingIsRead() => await RefusedAsync(
        2, "a comparison is not written as junit", "compare", "sqlite:a.db", "sqlite:b.db", "--report-dir", "r", "--report-format", "junit");

    private string EmptyDatabase(string name)
    {
        here.Write(name, "");
        return name;
    }

    private async Task<CliResult> RefusedAsync(int exitCode, string sentence, params string[] arguments)
    {
        var result = await here.RunAsync(arguments);
        result.ExitCode.ShouldBe(exitCode, result.Page);
        result.Error.ShouldContain(sentence);
        result.Output.ShouldBeEmpty();
        return result;
    }
}
