using SchemaRunner.Cli.Configuration;
using SchemaRunner.Cli.Output;

namespace SchemaRunner.Cli.Progress;

/// <summary>Chooses how a run is shown.</summary>
internal static class RunProgress
{
    /// <summary>Live where somebody looks, lines elsewhere, nothing when silence was asked for.</summary>
    public static IRunProgress For(Terminal terminal, Settings settings, TimeProvider time) =>
        settings.Quiet ? new NoProgress()
        : terminal.ErrorIsTerminal && !settings.Verbose ? Live(terminal, time)
        : new PlainProgress(terminal.Error, settings.Verbose, time);

    // In a method of its own: the console library is loaded only when it is used
    private static LiveProgress Live(Terminal terminal, TimeProvider time) => new(terminal, time);
}
