using SchemaRunner.Cli;

namespace SchemaRunner.Tests.Cli;

public sealed class NewCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("schemarunner-new-").FullName;

    [Fact]
    public async Task RunAsync_New_WritesBothScriptsWithTheNextNumberAndPrintsThem()
    {
        Directory.CreateDirectory(Path.Combine(folder, "up"));
        Directory.CreateDirectory(Path.Combine(folder, "down"));
        await File.WriteAllTextAsync(Path.Combine(folder, "up", "0041_x.sql"), "", TestContext.Current.CancellationToken);
        var terminal = Samples.Terminal();

        var exitCode = await new CommandLine(terminal, _ => null, TimeProvider.System)
            .RunAsync(["new", "Add Invoice Total", "--migrations", folder]);

        exitCode.ShouldBe(0);
        terminal.Output.ToString().ShouldBe(
            $"{folder}/up/0042_add_invoice_total.sql\n{folder}/down/0042_add_invoice_total.sql\n");
        var up = await File.ReadAllTextAsync(Path.Combine(folder, "up", "0042_add_invoice_total.sql"), TestContext.Current.CancellationToken);
        up.ShouldStartWith("-- add_invoice_total\n");
        up.Split('\n').ShouldAllBe(line => line.Length == 0 || line.StartsWith("--", StringComparison.Ordinal));
        up.Split('\n').ShouldNotContain(line => line.StartsWith("-- schemarunner:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_NewWithoutFolders_SaysHowToMakeThem()
    {
        var terminal = Samples.Terminal();

        var exitCode = await new CommandLine(terminal, _ => null, TimeProvider.System).RunAsync(["new", "x", "--migrations", folder]);

        exitCode.ShouldBe(2);
        terminal.Error.ToString().ShouldBe(
            $"SR001: {folder}/up: there is no such folder\n  hint: 'schemarunner init' makes it\n");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
