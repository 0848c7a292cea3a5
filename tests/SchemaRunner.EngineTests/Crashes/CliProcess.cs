using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Crashes;

/// <summary>The real command line, as a process of its own that a test may signal and kill.</summary>
internal sealed class CliProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly Channel<string> errorLines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder error = new();
    private readonly Task reading;
    private readonly Task<string> output;

    private CliProcess(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        reading = ReadErrorAsync();
    }

    /// <summary>Its number.</summary>
    public int Id => process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>Starts it.</summary>
    /// <param name="arguments">As on the command line.</param>
    public static CliProcess Start(params string[] arguments) => StartUnder([], arguments);

    /// <summary>Starts it and waits for its end.</summary>
    public static async Task<CliResult> RunAsync(params string[] arguments)
    {
        await using var started = Start(arguments);
        return await started.EndAsync();
    }

    /// <summary>Starts it through a shell, after the shell's own commands, such as <c>ulimit</c>.</summary>
    public static CliProcess StartAfter(string commands, params string[] arguments) =>
        StartUnder(["sh", "-c", $"{commands}; exec \"$@\"", "sh"], arguments);

    /// <summary>Waits until it writes a line with these words to standard error; lines before it are passed over.</summary>
    public async Task WaitForLineAsync(string words)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            await foreach (var line in errorLines.Reader.ReadAllAsync(patience.Token))
                if (line.Contains(words, StringComparison.Ordinal)) return;
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"no line with '{words}' within {Patience.TotalSeconds} s; it said:\n{error}", late);
        }

        throw new InvalidOperationException($"it ended without a line with '{words}'; it said:\n{await output}\n{error}");
    }

    /// <summary>Ends it as a power failure would: nothing of its own runs any more.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await EndAsync();
    }

    /// <summary>Ends it as a power failure would, and does not wait for its end.</summary>
    public void Kill() => process.Kill();

    /// <summary>Sends it a signal: <c>INT</c>, <c>TERM</c>.</summary>
    public Task SignalAsync(string signal) => Tool.RunAsync("sh", "-c", $"kill -{signal} {Id}");

    /// <summary>Waits for its end.</summary>
    public async Task<CliResult> EndAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        await reading;
        return new CliResult(process.ExitCode, await output, error.ToString());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static CliProcess StartUnder(string[] prefix, string[] arguments)
    {
        string[] command = [.. prefix, Path.Combine(AppContext.BaseDirectory, "SchemaRunner.Cli"), .. arguments];
        return new CliProcess(Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        })!);
    }

    private async Task ReadErrorAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            error.AppendLine(line);
            errorLines.Writer.TryWrite(line);
        }

        errorLines.Writer.Complete();
    }
}
