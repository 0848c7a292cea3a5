using System.Diagnostics;

namespace SchemaRunner.Support;

/// <summary>The most memory that a process had at once, as Linux counts it.</summary>
internal static class PeakMemory
{
    private const string Line = "VmHWM:";
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits for a process to end; its peak in bytes, or 0 where there is no <c>/proc</c>.</summary>
    /// <remarks>The system counts the peak; looking often only makes sure that the last look is late.</remarks>
    public static async Task<long> OfAsync(Process process)
    {
        var peak = 0L;
        var exit = process.WaitForExitAsync();
        while (!exit.IsCompleted)
        {
            peak = Math.Max(peak, Read(process.Id));
            await Task.WhenAny(exit, Task.Delay(Often, TimeProvider.System));
        }

        await exit;
        return peak;
    }

    private static long Read(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith(Line, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line[Line.Length..].Replace("kB", "", StringComparison.Ordinal).Trim()) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
