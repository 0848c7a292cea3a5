using System.Text.Json;
using SchemaRunner.Cli.Errors;

namespace SchemaRunner.Cli.Configuration;

/// <summary>What <c>schemarunner.json</c> says.</summary>
internal sealed class SettingsFile
{
    /// <summary>The name that is looked for when none is given.</summary>
    public const string DefaultName = "schemarunner.json";

    private static readonly string[] KnownKeys =
        [.. SettingName.WithValue.Select(name => name.Key).OfType<string>()];

    private readonly Dictionary<string, string> values;

    private SettingsFile(string path, Dictionary<string, string> values)
    {
        Path = path;
        this.values = values;
    }

    /// <summary>No file.</summary>
    public static SettingsFile None { get; } = new("", []);

    /// <summary>The file's path as it was given.</summary>
    public string Path { get; }

    /// <summary>The folder that relative paths in the file start from; empty for the current one.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path) ?? "";

    /// <summary>The value of a key, or <see langword="null"/>.</summary>
    public string? Find(string key) => values.GetValueOrDefault(key);

    /// <summary>Reads a file; every key in it must be known.</summary>
    /// <exception cref="UsageException">It is not there, is not JSON, or says something that is not understood.</exception>
    public static SettingsFile Read(string path)
    {
        if (!File.Exists(path))
            throw new UsageException($"{path}: there is no such file", "'schemarunner init' makes one");
        try
        {
            return Parse(path, File.ReadAllBytes(path));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: cannot be read: {cause.Message}");
        }
    }

    /// <summary>Reads a file's bytes.</summary>
    public static SettingsFile Parse(string path, ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new UsageException($"{path}: the file must hold one JSON object", "such as {\"database\": \"sqlite:app.db\"}");
            var found = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var property in document.RootElement.EnumerateObject())
                found[KnownKey(path, property.Name)] = TextOf(path, property);
            return new SettingsFile(path, found);
        }
        catch (JsonException cause)
        {
            throw new UsageException(
                $"{path}:{cause.LineNumber + 1}:{cause.BytePositionInLine + 1}: not valid JSON: {Reason(cause)}");
        }
    }

    // The reader repeats the place, counted from zero
    private static string Reason(JsonException cause) =>
        cause.Message.Split(" LineNumber:", 2)[0].TrimEnd('.');

    private static string KnownKey(string path, string key) =>
        KnownKeys.Contains(key, StringComparer.Ordinal)
            ? key
            : throw new UsageException($"{path}: unknown key '{key}'", DidYouMean.Sentence(key, KnownKeys));

    private static string TextOf(string path, JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.String => property.Value.GetString()!,
        JsonValueKind.Array when SettingName.Lists.Any(name => name.Key == property.Name)
            && property.Value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            string.Join(',', property.Value.EnumerateArray().Select(item => item.GetString())),
        _ => throw new UsageException($"{path}: {property.Name} must be a text", $"write \"{property.Name}\": \"…\""),
    };
}
