using SchemaRunner.Engines;
using SchemaRunner.Reports;

namespace SchemaRunner.Cli.Output;

/// <summary>A phase that is tried again: what stopped it, and who was in the way.</summary>
internal static class RetryText
{
    private const int QueryWidth = 80;

    /// <summary>One line for the retry, as it comes, and one for each session.</summary>
    public static IEnumerable<string> Lines(PhaseRetry retry) => retry.Blockers.Select(Of).Prepend(
        $"retry {retry.Try + 1} of {retry.Tries} in {retry.PauseMilliseconds / 1000:0.0} s: {retry.Reason}");

    /// <summary>One line for a retry that was, and one for each session.</summary>
    public static IEnumerable<string> Past(PhaseReport phase, PhaseRetry retry) => retry.Blockers.Select(Of).Prepend(
        $"{phase.Version} try {retry.Try} of {retry.Tries} was rolled back: {retry.Reason}");

    private static string Of(BlockingSession blocker) => $"  {blocker with { Query = Shorten.Line(blocker.Query, QueryWidth) }}";
}
