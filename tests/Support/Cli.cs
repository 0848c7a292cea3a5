using System.Diagnostics;

namespace SchemaRunner.Support;

/// <summary>The built program, started as a user starts it, without a terminal.</summary>
public static class Cli
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="folder">Where it is started.</param>
    /// <param name="variables">Environment variables besides those that every program needs.</param>
    /// <param name="obeysPermissions">Whether root, too, may only write what its permissions allow.</param>
    /// <param name="arguments">The arguments.</param>
    public static async Task<CliResult> RunAsync(
        string folder, IReadOnlyDictionary<string, string> variables, bool obeysPermissions, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "SchemaRunner.Cli.dll");
        string[] command = [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", "exec", program, .. arguments];
        if (obeysPermissions && Environment.IsPrivilegedProcess)
        {
            const string without = "-dac_override,-dac_read_search,-fowner";
            command = ["setpriv", $"--bounding-set={without}", $"--inh-caps={without}", "--", .. command];
        }

        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in variables) start.Environment[name] = value;

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var peak = await PeakMemory.OfAsync(process);
        return new CliResult(string.Join(' ', arguments), process.ExitCode, await output, await error) { PeakMemory = peak };
    }

    // What the developer's own shell says of databases and colours must not reach the program
    private static bool IsOurs(string name) =>
        name.StartsWith("SCHEMARUNNER_", StringComparison.Ordinal) || name.StartsWith("PG", StringComparison.Ordinal)
        || name is "NO_COLOR" or "TERM" or "COLUMNS";
}
