using System.Text.Json;
using System.Text.Json.Serialization;
using SchemaRunner.Backups;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Json;

/// <summary>What stopped the tool, for a program.</summary>
/// <param name="Code">SRnnn.</param>
/// <param name="Message">What happened.</param>
/// <param name="Hint">One thing to do, or <see langword="null"/>.</param>
/// <param name="ExitCode">The process's exit code.</param>
/// <param name="Faults">What is wrong with the scripts, one entry for each place; empty for other errors.</param>
/// <param name="Report">What the run did, when it began, as <c>report --format json</c> writes it.</param>
internal sealed record ErrorDocument(
    string Code, string Message, string? Hint, int ExitCode, IReadOnlyList<FaultDocument> Faults, JsonElement? Report)
{
    /// <summary>The objects that drifted; <see langword="null"/> for other errors.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DriftedObject>? Drift { get; init; }

    /// <summary>In what a backup does not hold what it must; <see langword="null"/> for other errors.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DifferenceDocument>? Differences { get; init; }

    /// <summary>The document for an exception, without passwords.</summary>
    public static ErrorDocument Of(Exception exception, int exitCode) => exception switch
    {
        ScriptLoadException faulty => Of(faulty, exitCode) with { Faults = [.. faulty.Faults.Select(FaultDocument.Of)] },
        MigrationFailedException failed => Of(failed, exitCode) with
        {
            Report = JsonSerializer.SerializeToElement(failed.Report, ReportJson.Default.Report),
        },
        DriftException drift => Of(drift, exitCode) with { Drift = drift.Differences },
        BackupException { Differences.Count: > 0 } differing => Of(differing, exitCode) with
        {
            Differences = [.. differing.Differences.Select(DifferenceDocument.Of)],
        },
        SchemaRunnerException known => Of(known, exitCode),
        OperationCanceledException => new("SR402", "interrupted; what was not committed is rolled back", null, exitCode, [], null),
        _ => new(
            "SR999", Masking.Apply($"this is a bug in SchemaRunner: {exception.GetType().Name}: {exception.Message}"),
            "please report it with what --verbose adds", exitCode, [], null),
    };

    /// <summary>The document as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, CliJson.Printed.ErrorDocument);

    private static ErrorDocument Of(SchemaRunnerException known, int exitCode) => new(
        known.Code, Masking.Apply(known.Message), known.Hint is null ? null : Masking.Apply(known.Hint), exitCode, [], null);
}
