using System.Text.RegularExpressions;
using SchemaRunner.Cli.Demo;

namespace SchemaRunner.Tests.Fisheries;

/// <summary>The texts of the embedded fisheries set.</summary>
internal static class FisheriesScripts
{
    private const string Prefix = "migrations/";

    public static IReadOnlyDictionary<string, string> All { get; } = Read();

    /// <summary>One direction's texts for one engine, in order, by version and name.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(string direction, string engine) =>
        [.. All
            .Where(file => file.Key.StartsWith(direction + "/", StringComparison.Ordinal))
            .Where(file => Engines(file.Key).Contains(engine))
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => KeyValuePair.Create(Name(file.Key), file.Value))];

    /// <summary>One text.</summary>
    public static string Get(string direction, string engine, string version) =>
        Of(direction, engine).Single(file => file.Key.StartsWith(version, StringComparison.Ordinal)).Value;

    public static IReadOnlyList<string> Engines(string path) =>
        path.EndsWith(".postgres.sql", StringComparison.Ordinal) ? ["postgres"]
        : path.EndsWith(".sqlite.sql", StringComparison.Ordinal) ? ["sqlite"]
        : ["postgres", "sqlite"];

    /// <summary>The statements' text without comments.</summary>
    public static string WithoutComments(string sql) =>
        Regex.Replace(sql, "^--.*\n", "", RegexOptions.Multiline, TimeSpan.FromSeconds(5));

    private static string Name(string path) => Path.GetFileName(path).Split('.')[0];

    private static Dictionary<string, string> Read()
    {
        var assembly = typeof(LegacyData).Assembly;
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (!resource.StartsWith(Prefix, StringComparison.Ordinal))
                continue;

            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            files.Add(resource[Prefix.Length..], reader.ReadToEnd());
        }

        return files;
    }
}
