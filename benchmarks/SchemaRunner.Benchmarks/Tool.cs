using System.Text.Json;

namespace SchemaRunner.Benchmarks;

/// <summary>The program as a user starts it: the script at the root of the repository.</summary>
internal sealed class Tool
{
    private readonly string program;

    private Tool(string program) => this.program = program;

    /// <summary>Finds it above this program, and lets it build itself.</summary>
    public static async Task<Tool> BuildAsync()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DataPlatform.sln"))) folder = folder.Parent;
        var script = Path.Combine(folder?.FullName ?? throw new InvalidOperationException("the benchmarks must stand in the repository"), "schemarunner");
        await External.RunAsync(folder.FullName, script, ["--version"]);
        return new Tool(script);
    }

    /// <summary>Runs it in a folder.</summary>
    public Task<(double Milliseconds, string Output)> RunAsync(string folder, params IEnumerable<string> arguments) =>
        External.RunAsync(folder, program, arguments);

    /// <summary>Runs it in a folder, to an end with another exit code than 0.</summary>
    public Task<(double Milliseconds, string Output)> RunAsync(string folder, int expected, params IEnumerable<string> arguments) =>
        External.RunAsync(folder, program, arguments, expected: expected);

    /// <summary>Applies migrations and adds up what the report says of its phases.</summary>
    public async Task<UpTimes> UpAsync(string folder, string database, params IEnumerable<string> arguments)
    {
        var (milliseconds, output) = await RunAsync(folder, ["up", "--database", database, "--quiet", "--output", "json", .. arguments]);
        using var report = JsonDocument.Parse(output);
        var phases = report.RootElement.GetProperty("phases").EnumerateArray().ToList();
        return new UpTimes(
            milliseconds,
            phases.Count,
            phases.Sum(p => p.GetProperty("scriptMilliseconds").GetDouble()),
            phases.Sum(p => p.GetProperty("verifyMilliseconds").GetDouble()));
    }
}
