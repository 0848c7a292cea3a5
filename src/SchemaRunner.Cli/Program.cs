using SchemaRunner.Cli.Output;

namespace SchemaRunner.Cli;

/// <summary>The program <c>schemarunner</c>.</summary>
internal static class Program
{
    /// <summary>Carries one command line out.</summary>
    /// <returns>The exit code: see <see cref="Errors.ExitCode"/>.</returns>
    public static Task<int> Main(string[] args)
    {
        var terminal = Terminal.OfProcess();

        // Asked by scripts and completions at every turn, so answered before anything is built
        if (args is ["--version"])
        {
            terminal.Output.WriteLine(ToolVersion.Line);
            return Task.FromResult(0);
        }

        return new CommandLine(terminal, Environment.GetEnvironmentVariable, TimeProvider.System).RunAsync(args);
    }
}
