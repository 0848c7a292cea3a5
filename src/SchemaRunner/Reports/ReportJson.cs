using System.Text.Json;
using System.Text.Json.Serialization;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Reports;

/// <summary>How reports are written as JSON: camel case, enums as camel-case words, times in ISO 8601.</summary>
/// <remarks>
/// What a journal entry of an earlier release does not have is given as <see langword="null"/> to the property, whatever it
/// is initialised with: a list that was added later has to read that as empty.
/// </remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters =
    [
        typeof(CamelCaseWord<Direction>), typeof(CamelCaseWord<VerifyLevel>), typeof(CamelCaseWord<Verdict>),
        typeof(CamelCaseWord<ContentState>), typeof(CamelCaseWord<TableCoverage>), typeof(CamelCaseWord<ChangeKind>), typeof(CamelCaseWord<ObjectKind>),
        typeof(CamelCaseWord<LockEffect>), typeof(CamelCaseWord<PhaseStep>),
        typeof(CamelCaseWord<ProofVerdict>), typeof(CamelCaseWord<ProofStep>), typeof(CamelCaseWord<DifferenceKind>),
    ],
    DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(PhaseRecord))]
[JsonSerializable(typeof(ProofReport))]
public sealed partial class ReportJson : JsonSerializerContext;
