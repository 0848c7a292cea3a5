using SchemaRunner.Engines;
using SchemaRunner.Reports;

namespace SchemaRunner.Cli.Output;

/// <summary>A phase that is tried again: what stopped it, and who was in the way.</summary>
internal static class RetryText
{
    private const int QueryWidth = 70;

    /// <summary>One line for the retry, as it comes, and two for each session: who, and the head of its query.</summary>
    public static IEnumerable<string> Lines(PhaseRetry retry) => retry.Blockers.SelectMany(Of).Prepend(
        $"retry {retry.Try + 1} of {retry.Tries} in {retry.PauseMilliseconds / 1000:0.0} s: {retry.Reason}");

    /// <summary>The same for a retry that was.</summary>
    public static IEnumerable<string> Past(PhaseReport phase, PhaseRetry retry) => retry.Blockers.SelectMany(Of).Prepend(
        $"{phase.Version} try {retry.Try} of {retry.Tries} was stopped: {retry.Reason}");

    private static IEnumerable<string> Of(BlockingSession blocker)
    {
        yield return $"  {blocker with { Query = "" }}";
        if (blocker.Query.Length > 0) yield return $"    {Shorten.Line(blocker.Query, QueryWidth)}";
    }
}
