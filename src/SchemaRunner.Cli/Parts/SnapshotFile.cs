using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Cli.Parts;

/// <summary>Snapshots as files.</summary>
internal static class SnapshotFile
{
    // Names of every language stand as they are: the file is made for reading, and is no part of a page
    private static readonly SnapshotJson Printed = new(new JsonSerializerOptions(SnapshotJson.Default.Options)
    {
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Makes sure, before anything is read, that there is a folder for the file.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static void RequireFolder(string path)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder))
            throw new UsageException($"{path}: the folder does not exist", $"make it first: mkdir -p {folder}");
        if (Directory.Exists(path)) throw new UsageException($"{path} is a folder", "name a file in it");
    }

    /// <summary>Writes one: another of that name stays until the new one is complete.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void Write(SnapshotDocument snapshot, string path)
    {
        var unfinished = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(
                unfinished, JsonSerializer.Serialize(snapshot, Printed.SnapshotDocument) + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            File.Delete(unfinished);
            throw new UsageException($"{path}: the snapshot cannot be written: {cause.Message}");
        }
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="UsageException">It cannot be read, or is none.</exception>
    public static SnapshotDocument Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var snapshot = JsonSerializer.Deserialize(file, Printed.SnapshotDocument) ?? throw new JsonException("it holds nothing");
            return snapshot.Format is > 0 and <= SnapshotDocument.CurrentFormat
                ? snapshot
                : throw new UsageException($"{path}: the snapshot is of a later format than this release reads", "use the release that wrote it, or a newer one");
        }
        catch (JsonException cause)
        {
            throw new UsageException($"{path} is not a snapshot, or not a whole one: {cause.Message.Split(" Path:")[0]}", "'schemarunner snapshot --file F' writes one");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: the snapshot cannot be read: {cause.Message}");
        }
    }
}
