using System.ComponentModel;
using System.Diagnostics;

namespace SchemaRunner.Benchmarks;

/// <summary>Other programs, run to their end.</summary>
internal static class External
{
    /// <summary>Runs a program in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="variables">What its environment has on top of this one's.</param>
    /// <param name="expected">How it is to end.</param>
    /// <returns>Its wall time in milliseconds, and what it wrote to its standard output.</returns>
    /// <exception cref="InvalidOperationException">It is not there, or it failed.</exception>
    public static async Task<(double Milliseconds, string Output)> RunAsync(
        string folder, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? variables = null,
        int expected = 0)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables ?? new Dictionary<string, string>()) start.Environment[name] = value;

        var began = Stopwatch.GetTimestamp();
        using var process = Start(start);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var milliseconds = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return process.ExitCode == expected
            ? (milliseconds, await output)
            : throw new InvalidOperationException(
                $"{Path.GetFileName(program)} ended with {process.ExitCode}: {await error}{await output}");
    }

    /// <summary>Where the PATH has a program; <see langword="null"/> when it has not.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{start.FileName} cannot be started: {missing.Message}", missing);
        }
    }
}
