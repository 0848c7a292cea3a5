using System.Runtime.InteropServices;

namespace SchemaRunner.Cli;

/// <summary>Turns Ctrl-C and SIGTERM into a cancellation, so that the running phase is rolled back.</summary>
/// <remarks>A second Ctrl-C changes nothing: a rollback is never cut short.</remarks>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;
    private int exitCode;

    /// <summary>Listens from now on.</summary>
    public Interruption()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, Errors.ExitCode.Interrupted));
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, Errors.ExitCode.Terminated));
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>The exit code of an interrupted run: it says which signal came.</summary>
    public int ExitCode => exitCode == 0 ? Errors.ExitCode.Interrupted : exitCode;

    /// <inheritdoc/>
    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
        source.Dispose();
    }

    private void Stop(PosixSignalContext context, int code)
    {
        context.Cancel = true;
        if (Interlocked.CompareExchange(ref exitCode, code, 0) == 0) source.Cancel();
    }
}
