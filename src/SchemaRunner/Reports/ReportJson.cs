using System.Text.Json;
using System.Text.Json.Serialization;

namespace SchemaRunner.Reports;

/// <summary>How reports are written as JSON: camel case, enums as camel-case words, times in ISO 8601.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(PhaseRecord))]
public sealed partial class ReportJson : JsonSerializerContext;
