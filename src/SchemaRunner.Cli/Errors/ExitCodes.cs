using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Errors;

/// <summary>The one place that says which exit code an outcome gets.</summary>
internal static class ExitCodes
{
    private const string InterruptedCode = "SR402";

    /// <summary>The exit code of a run that came to an end, however it did.</summary>
    public static int Of(Report report) => report.Verdict switch
    {
        Verdict.Verified or Verdict.DryRun or Verdict.NothingToDo or Verdict.Warned or Verdict.Repaired or Verdict.Baseline or Verdict.Restored or Verdict.Proven => ExitCode.Done,
        Verdict.Mismatch => ExitCode.Mismatch,
        Verdict.Incomplete => report.Problem?.Code == InterruptedCode ? ExitCode.Interrupted : ExitCode.Incomplete,
        Verdict.Interrupted => ExitCode.Interrupted,
        _ => OfCode(report.Problem?.Code ?? (report.Phases.Count > 0 ? report.Phases[^1].Problem?.Code : null)),
    };

    /// <summary>The exit code of what stopped the tool.</summary>
    public static int Of(Exception exception) => exception switch
    {
        MigrationFailedException failed => Of(failed.Report),
        OperationCanceledException => ExitCode.Interrupted,
        UsageException => ExitCode.Usage,
        DriftException => ExitCode.Differences,
        RefusedException => ExitCode.Refused,
        ScriptLoadException or ScriptSourceException or HistoryConflictException or JournalFormatException =>
            ExitCode.Scripts,
        RunLockTimeoutException => ExitCode.RunLock,
        LockTimeoutException => ExitCode.LockTimeout,
        ConnectionFailedException or PermissionDeniedException or ConnectionLostException => ExitCode.Connection,
        SchemaRunnerException known => OfCode(known.Code),
        _ => ExitCode.Bug,
    };

    private static int OfCode(string? code) => code switch
    {
        "SR205" => ExitCode.Differences,
        "SR207" or "SR208" => ExitCode.Refused,
        "SR501" or "SR502" or "SR505" => ExitCode.Connection,
        "SR503" => ExitCode.RunLock,
        "SR504" or "SR506" => ExitCode.LockTimeout,
        not null when code.StartsWith("SR0", StringComparison.Ordinal) => ExitCode.Usage,
        not null when code.StartsWith("SR1", StringComparison.Ordinal) => ExitCode.Scripts,
        not null when code.StartsWith("SR2", StringComparison.Ordinal) => ExitCode.Scripts,
        not null when code.StartsWith("SR3", StringComparison.Ordinal) => ExitCode.Mismatch,
        not null when code.StartsWith("SR4", StringComparison.Ordinal) => ExitCode.ScriptFailed,
        not null when code.StartsWith("SR5", StringComparison.Ordinal) => ExitCode.Connection,
        not null when code.StartsWith("SR6", StringComparison.Ordinal) => ExitCode.Backup,
        _ => ExitCode.Bug,
    };
}
