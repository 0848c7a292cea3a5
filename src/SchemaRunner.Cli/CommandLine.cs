using System.CommandLine;
using System.CommandLine.Help;
using SchemaRunner.Cli.Commands;
using SchemaRunner.Cli.Configuration;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Json;
using SchemaRunner.Cli.Output;

namespace SchemaRunner.Cli;

/// <summary>The command line: its verbs, how they are started, and what becomes of what they throw.</summary>
internal sealed class CommandLine
{
    private readonly Terminal terminal;
    private readonly TimeProvider time;
    private readonly Func<string, string?> environment;
    private readonly RootCommand root;
    private readonly GlobalOptions options;
    private Settings settings = new();

    /// <summary>Builds the verbs.</summary>
    /// <param name="terminal">Where results and progress go.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="time">The clock.</param>
    public CommandLine(Terminal terminal, Func<string, string?> environment, TimeProvider time)
    {
        this.terminal = terminal;
        this.environment = environment;
        this.time = time;
        root = new RootCommand("Numbered SQL migrations that prove that they lost nothing.");
        options = new GlobalOptions(root);
        foreach (var help in root.Options.OfType<HelpOption>()) ((HelpAction)help.Action!).MaxWidth = terminal.Width;
        root.Subcommands.Add(DemoCommand.Create(this));
        root.Subcommands.Add(UpCommand.Create(this));
        root.Subcommands.Add(DownCommand.Create(this));
        root.Subcommands.Add(StatusCommand.Create(this));
        root.Subcommands.Add(HistoryCommand.Create(this));
        root.Subcommands.Add(PlanCommand.Create(this));
        root.Subcommands.Add(RehearseCommand.Create(this));
        root.Subcommands.Add(VerifyCommand.Create(this));
        root.Subcommands.Add(ProveCommand.Create(this));
        root.Subcommands.Add(BaselineCommand.Create(this));
        root.Subcommands.Add(BackupCommand.Create(this));
        root.Subcommands.Add(SnapshotCommand.Create(this));
        root.Subcommands.Add(CompareCommand.Create(this));
        root.Subcommands.Add(RepairCommand.Create(this));
        root.Subcommands.Add(DoctorCommand.Create(this));
        root.Subcommands.Add(ReportCommand.Create(this));
        root.Subcommands.Add(LockCommand.Create(this));
        root.Subcommands.Add(InitCommand.Create(this));
        root.Subcommands.Add(NewCommand.Create(this));
    }

    /// <summary>Carries one command line out.</summary>
    /// <returns>The process's exit code.</returns>
    public async Task<int> RunAsync(string[] args)
    {
        using var interruption = new Interruption();
        try
        {
            var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            WantsJson(args);
            if (args.Contains("--version") && parsed.CommandResult.Command is RootCommand)
            {
                await terminal.Output.WriteLineAsync(ToolVersion.Line);
                return ExitCode.Done;
            }

            UsageCheck.Throw(parsed, args);
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = terminal.Output,
                Error = terminal.Error,
            };
            return await parsed.InvokeAsync(configuration, interruption.Token);
        }
        catch (Exception exception)
        {
            // The outermost place: whatever it is gets an exit code and a sentence
            return Explain(exception, interruption);
        }
    }

    /// <summary>Gives a verb its work: settings first, so that a wrong one stops it before anything is touched.</summary>
    public void Bind(Command command, Func<ParseResult, Invocation, Task<int>> work) =>
        command.SetAction((parsed, cancellation) =>
        {
            var resolver = new SettingsResolver(
                flag => options.Find(parsed, flag), environment, SettingsFile.Read, File.Exists);
            settings = resolver.Resolve();
            return work(parsed, new Invocation(terminal, settings, time, cancellation));
        });

    // Errors that come before the settings are known are written in the form that was asked for as well
    private void WantsJson(string[] args)
    {
        var at = Array.IndexOf(args, SettingName.Output.Flag);
        var form = at >= 0 && at + 1 < args.Length ? args[at + 1]
            : args.Contains($"{SettingName.Output.Flag}=json") ? "json"
            : environment(SettingName.Output.Variable);
        settings = new Settings
        {
            Output = string.Equals(form, "json", StringComparison.OrdinalIgnoreCase) ? OutputForm.Json : OutputForm.Text,
            Verbose = args.Contains(SettingName.Verbose.Flag),
        };
    }

    private int Explain(Exception exception, Interruption interruption)
    {
        var code = ExitCodes.Of(exception);
        if (code == ExitCode.Interrupted) code = interruption.ExitCode;
        if (settings.Output == OutputForm.Json) terminal.Output.WriteLine(ErrorDocument.Of(exception, code).ToJson());
        else ErrorText.Write(exception, terminal, settings.Verbose);
        return code;
    }
}
