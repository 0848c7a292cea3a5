using System.Text.Json.Serialization;
using SchemaRunner.Reports;

namespace SchemaRunner.Snapshots.Documents;

/// <summary>How snapshots are written as JSON: camel case, enums as camel-case words, times in ISO 8601, indented.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    Converters = [typeof(CamelCaseWord<ObjectKind>)])]
[JsonSerializable(typeof(SnapshotDocument))]
public sealed partial class SnapshotJson : JsonSerializerContext;
