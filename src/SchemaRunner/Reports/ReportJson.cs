using System.Text.Json;
using System.Text.Json.Serialization;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Reports;

/// <summary>How reports are written as JSON: camel case, enums as camel-case words, times in ISO 8601.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters =
    [
        typeof(CamelCaseWord<Direction>), typeof(CamelCaseWord<VerifyLevel>), typeof(CamelCaseWord<Verdict>),
        typeof(CamelCaseWord<ContentState>), typeof(CamelCaseWord<TableCoverage>), typeof(CamelCaseWord<ChangeKind>), typeof(CamelCaseWord<ObjectKind>),
    ],
    DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(PhaseRecord))]
public sealed partial class ReportJson : JsonSerializerContext;
