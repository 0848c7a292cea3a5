using System.Text.Json;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Json;

/// <summary>What stopped the tool, for a program.</summary>
/// <param name="Code">SRnnn.</param>
/// <param name="Message">What happened.</param>
/// <param name="Hint">One thing to do, or <see langword="null"/>.</param>
/// <param name="ExitCode">The process's exit code.</param>
/// <param name="Report">What the run did, when it began.</param>
internal sealed record ErrorDocument(string Code, string Message, string? Hint, int ExitCode, Report? Report)
{
    /// <summary>The document for an exception, without passwords.</summary>
    public static ErrorDocument Of(Exception exception, int exitCode) => exception switch
    {
        SchemaRunnerException known => new(
            known.Code,
            Masking.Apply(known is ScriptLoadException faulty ? string.Join('\n', faulty.Faults) : known.Message),
            known.Hint is null ? null : Masking.Apply(known.Hint),
            exitCode,
            (known as MigrationFailedException)?.Report),
        OperationCanceledException => new("SR402", "interrupted; what was not committed is rolled back", null, exitCode, null),
        _ => new(
            "SR999", Masking.Apply($"this is a bug in SchemaRunner: {exception.GetType().Name}: {exception.Message}"),
            "please report it with what --verbose adds", exitCode, null),
    };

    /// <summary>The document as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, CliJson.Default.ErrorDocument);
}
