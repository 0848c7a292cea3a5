using System.Text.Json;

namespace SchemaRunner.Backups;

/// <summary>A backup: its file, and what its manifest says of it.</summary>
/// <param name="Path">The file; the manifest is beside it.</param>
/// <param name="Manifest">What the manifest says.</param>
public sealed record BackupFile(string Path, BackupManifest Manifest)
{
    /// <summary>How the name of a manifest ends, behind that of its file.</summary>
    public const string ManifestEnding = ".json";

    /// <summary>The manifest of a backup's file.</summary>
    public static string ManifestOf(string path) => path + ManifestEnding;

    /// <summary>Reads the manifest beside a file; the file itself is not read.</summary>
    /// <exception cref="BackupException">One of the two is missing, or the manifest cannot be understood.</exception>
    public static async Task<BackupFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) throw new BackupException("SR604", $"{path}: there is no such file", "'schemarunner backup list' lists what there is");
        var manifest = ManifestOf(path);
        if (!File.Exists(manifest))
        {
            throw new BackupException(
                "SR605", $"{path} has no manifest: nothing says what it must hold",
                $"put the {System.IO.Path.GetFileName(manifest)} that was made with it beside it");
        }

        try
        {
            return new BackupFile(path, Parse(await File.ReadAllBytesAsync(manifest, cancellationToken), manifest));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BackupException("SR604", $"{manifest} cannot be read: {cause.Message}", "make it readable for this user", cause);
        }
    }

    private static BackupManifest Parse(byte[] json, string manifest)
    {
        try
        {
            RequireKnownFormat(json, manifest);
            return JsonSerializer.Deserialize(json, BackupJson.Default.BackupManifest) ?? throw new JsonException("it is null");
        }
        catch (JsonException cause)
        {
            throw new BackupException("SR606", $"{manifest} is not a manifest: {Reason(cause)}", "put back the one that was made with the backup", cause);
        }
    }

    private static string Reason(JsonException cause) => cause switch
    {
        { Path: { } path, LineNumber: { } line } => $"line {line + 1}: what stands at {path} is missing something, or is of another form",
        { LineNumber: { } line } => $"line {line + 1}: it is not JSON",
        _ => cause.Message,
    };

    // First, because the rest of a later format need not be what this release knows
    private static void RequireKnownFormat(byte[] json, string manifest)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("format", out var written)
            || written.ValueKind != JsonValueKind.Number || !written.TryGetInt32(out var format))
        {
            throw new JsonException("it names no format");
        }

        if (format > BackupManifest.CurrentFormat)
        {
            throw new BackupException(
                "SR608", $"{manifest} is of format {format}, and this release reads up to {BackupManifest.CurrentFormat}",
                "use the release that made it, or a later one");
        }
    }
}
