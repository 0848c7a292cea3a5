using System.Runtime.InteropServices;

namespace SchemaRunner.Cli;

/// <summary>Turns Ctrl-C, SIGTERM and a closed terminal into a cancellation, so that the running phase is rolled back.</summary>
/// <remarks>
/// A second Ctrl-C changes nothing: a rollback is never cut short. What whoever started the process has set to be ignored
/// (<c>nohup</c>) stays ignored.
/// </remarks>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] signals;
    private int exitCode;

    /// <summary>Listens from now on.</summary>
    public Interruption() => signals =
    [
        Listen(PosixSignal.SIGINT, Errors.ExitCode.Interrupted),
        Listen(PosixSignal.SIGTERM, Errors.ExitCode.Terminated),
        Listen(PosixSignal.SIGHUP, Errors.ExitCode.HungUp),
    ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>The exit code of an interrupted run: it says which signal came.</summary>
    public int ExitCode => exitCode == 0 ? Errors.ExitCode.Interrupted : exitCode;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var signal in signals) signal.Dispose();
        source.Dispose();
    }

    private PosixSignalRegistration Listen(PosixSignal signal, int code) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        if (Interlocked.CompareExchange(ref exitCode, code, 0) == 0) source.Cancel();
    });
}
