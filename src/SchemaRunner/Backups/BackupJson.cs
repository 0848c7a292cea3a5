using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Backups;

/// <summary>How manifests are written as JSON: camel case, enums as camel-case words, times in ISO 8601, indented.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    Converters = [typeof(CamelCaseWord<ObjectKind>)])]
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class BackupJson : JsonSerializerContext
{
    private static BackupJson? written;

    /// <summary>As manifests are written: letters of every language stand as they are.</summary>
    public static BackupJson Written => written ??= new BackupJson(new JsonSerializerOptions(Default.Options!)
    {
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
