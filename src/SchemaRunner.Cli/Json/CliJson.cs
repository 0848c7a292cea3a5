using System.Text.Json;
using System.Text.Json.Serialization;
using SchemaRunner.Checks;
using SchemaRunner.Reports;

namespace SchemaRunner.Cli.Json;

/// <summary>How results are written as JSON; made at build time, since reflection would cost at every start.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(IReadOnlyList<StatusDocument>))]
[JsonSerializable(typeof(IReadOnlyList<PlanDocument>))]
[JsonSerializable(typeof(IReadOnlyList<HistoryDocument>))]
[JsonSerializable(typeof(IReadOnlyList<Finding>))]
[JsonSerializable(typeof(VerifiedHistoryDocument))]
[JsonSerializable(typeof(CreatedDocument))]
[JsonSerializable(typeof(Report))]
internal sealed partial class CliJson : JsonSerializerContext;
