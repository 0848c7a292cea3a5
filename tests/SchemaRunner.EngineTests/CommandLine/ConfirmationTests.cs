using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CommandLine;

/// <summary>Somebody sits in front of it: the program runs on a terminal made by <c>script</c>.</summary>
public sealed class ConfirmationTests : IDisposable
{
    private readonly Workspace here = new();

    public void Dispose() => here.Dispose();

    [Theory]
    [InlineData("n", 10, "SR212: not reverted: the answer was not yes")]
    [InlineData("y", 0, "VERIFIED")]
    public async Task Down_OnATerminal_AsksAndDoesWhatIsAnswered(string answer, int exitCode, string said)
    {
        here.AddMigration("0001_a", "CREATE TABLE t (id INTEGER PRIMARY KEY);", "-- schemarunner:expect drop table t\nDROP TABLE t;");
        (await here.RunAsync("up", "--database", "sqlite:a.db")).ExitCode.ShouldBe(0);
        here.Write("answer", answer + "\n");
        var program = Path.Combine(AppContext.BaseDirectory, "SchemaRunner.Cli.dll");
        here.Write("run", $"cd '{here.Folder}' && TERM=xterm dotnet exec '{program}' down --to 0 --database sqlite:a.db; echo exit=$?");

        var shown = await Tool.RunAsync("sh", "-c", $"script -qec 'sh {here.PathOf("run")}' /dev/null < {here.PathOf("answer")}");

        shown.ShouldContain("  0001 a\r\nRevert 1 migration? [y/N] ");
        shown.ShouldContain(said);
        shown.ShouldContain($"exit={exitCode}");
    }
}
