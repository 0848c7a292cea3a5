using System.Text.Json;
using System.Text.RegularExpressions;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Doctor;

/// <summary>What the real program's <c>doctor</c> found.</summary>
/// <param name="ExitCode">What it answered.</param>
/// <param name="Lines">Each finding on a line: <c>ok      server: PostgreSQL 15.18</c>, its advice behind an arrow.</param>
internal sealed partial record Examined(int ExitCode, IReadOnlyList<string> Lines)
{
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    /// <summary>Everything, without what differs from run to run and from machine to machine.</summary>
    public string Page => SteadyText.Of(
        Addresses().Replace(Sizes().Replace(Programs().Replace(string.Join('\n', Lines), "VERSION, PROGRAM"), "SIZE"), "DATABASE"))
        + $"\n[exit {ExitCode}]\n";

    /// <summary>What was found about a subject; more than one line where there is more to say.</summary>
    public string this[string subject] => string.Join('\n', Lines.Where(line => line.Split(' ', 2)[1].TrimStart().StartsWith(subject + ":", StringComparison.Ordinal)));

    /// <summary>Asks it.</summary>
    public static async Task<Examined> AskAsync(Workspace here, string database)
    {
        var result = await here.RunAsync("doctor", "--output", "json", "--database", database);
        result.Error.ShouldBeEmpty();
        using var found = JsonDocument.Parse(result.Output);
        return new Examined(result.ExitCode, [.. found.RootElement.EnumerateArray().Select(Line)]);
    }

    private static string Line(JsonElement one)
    {
        string? Text(string name) => one.GetProperty(name).GetString();
        var advice = Text("advice");
        return $"{Text("state"),-8}{Text("subject")}: {Text("fact")}{(advice is null ? "" : $" -> {advice}")}";
    }

    [GeneratedRegex(@"(?<=pg_dump: )[\d.]+, \S+", Options, 1000)]
    private static partial Regex Programs();

    [GeneratedRegex(@"[\d.]+ [kMGT]?B( free in \S+|(?=, readable))", Options, 1000)]
    private static partial Regex Sizes();

    [GeneratedRegex(@"postgres://\w+@127\.0\.0\.1:\d+/t_\d+_\d+", Options, 1000)]
    private static partial Regex Addresses();
}
