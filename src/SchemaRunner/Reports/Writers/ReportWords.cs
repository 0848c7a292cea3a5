using SchemaRunner.Snapshots;

namespace SchemaRunner.Reports.Writers;

/// <summary>The words and figures that the documents for people share.</summary>
internal static class ReportWords
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Verified => "Verified",
        Verdict.DryRun => "Dry run",
        Verdict.RolledBack => "Rolled back with the run",
        Verdict.NothingToDo => "Nothing to do",
        Verdict.Warned => "Committed with warnings",
        Verdict.Mismatch => "Refused",
        Verdict.Failed => "Failed",
        Verdict.Interrupted => "Interrupted",
        Verdict.Incomplete => "Incomplete",
        Verdict.Repaired => "Repaired",
        Verdict.Baseline => "Adopted",
        Verdict.Restored => "Restored",
        Verdict.Proven => "Proven on a copy",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, message: null),
    };

    /// <summary>How a run ended, or what was tried on a copy.</summary>
    public static string Of(Report report) => (report.Run.Rehearsal, report.Verdict) switch
    {
        (false, _) => Of(report.Verdict),
        (_, Verdict.Warned) => "Rehearsal: with warnings",
        _ => $"Rehearsal: {Of(report.Verdict).ToLowerInvariant()}",
    };

    /// <summary>A mark that tells verdicts apart without colour.</summary>
    public static string MarkOf(Verdict verdict) => verdict switch
    {
        Verdict.Verified or Verdict.DryRun => "✓",
        Verdict.NothingToDo or Verdict.RolledBack or Verdict.Proven => "–",
        Verdict.Warned or Verdict.Repaired or Verdict.Baseline or Verdict.Restored => "!",
        _ => "✗",
    };

    public static string Of(ContentState content) => content switch
    {
        ContentState.Same => "same",
        ContentState.Changed => "changed",
        ContentState.New => "new",
        ContentState.Dropped => "dropped",
        ContentState.NotCompared => "not compared",
        _ => throw new ArgumentOutOfRangeException(nameof(content), content, message: null),
    };

    public static string Of(TableCoverage coverage) => coverage switch
    {
        TableCoverage.Read => "read",
        TableCoverage.Untouched => "not written",
        TableCoverage.Excluded => "left out",
        TableCoverage.None => "",
        _ => throw new ArgumentOutOfRangeException(nameof(coverage), coverage, message: null),
    };

    /// <summary>How much of the database a phase's verification looked at, in one or two sentences.</summary>
    public static string Of(Coverage coverage)
    {
        var tables = $"{Count(coverage.TablesRead, "table")} read, {coverage.TablesUntouched:N0} "
            + (coverage.ByText ? "not written by any statement of the script" : "proven not to have been written");
        if (coverage.TablesExcluded.Count > 0) tables += $", {coverage.TablesExcluded.Count:N0} left out ({string.Join(", ", coverage.TablesExcluded)})";
        if (coverage.WholeBecause is { } reason) tables += $"; every table was locked and read before: {reason}";
        var keys = (string[])
        [
            coverage.KeysCounted > 0 ? $"{coverage.KeysCounted:N0} counted" : "",
            coverage.KeysHeld > 0 ? $"{coverage.KeysHeld:N0} held by the server" : "",
            coverage.KeysUntouched > 0 ? $"{coverage.KeysUntouched:N0} between tables that were not written" : "",
        ];
        return keys.All(k => k.Length == 0) ? $"{tables}." : $"{tables}. Foreign keys: {string.Join(", ", keys.Where(k => k.Length > 0))}.";
    }

    /// <summary><c>Try 1 of 5, tried again after 0.4 s: …</c></summary>
    public static string Of(PhaseRetry retry) =>
        $"Try {retry.Try} of {retry.Tries}, tried again after {Duration(retry.PauseMilliseconds)}: {retry.Reason}";

    public static string Of(ChangeKind change) => change.ToString().ToLowerInvariant();

    /// <summary>What was compared; nothing where nothing ran.</summary>
    public static string Compared(Report report) =>
        report.Verdict is Verdict.Repaired or Verdict.Baseline ? "nothing, for nothing ran" : Of(report.Run.VerifyLevel);

    public static string Of(VerifyLevel level) => level switch
    {
        VerifyLevel.Content => "structure, rows, orphans and the content of every column",
        VerifyLevel.Counts => "structure, rows and orphans; content was not compared",
        VerifyLevel.Structure => "structure only; rows and content were not compared",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, message: null),
    };

    /// <summary><c>117,260</c>; a dash where there is no number.</summary>
    public static string Number(long? number) => number is { } value ? $"{value:N0}" : "–";

    /// <summary><c>1 phase</c>, <c>9 phases</c>.</summary>
    public static string Count(long number, string one, string? many = null) =>
        $"{number:N0} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary><c>0.4 ms</c>, <c>37 ms</c>, <c>1.26 s</c>.</summary>
    public static string Duration(double milliseconds) => milliseconds switch
    {
        < 10 => $"{milliseconds:0.0} ms",
        < 1000 => $"{milliseconds:0} ms",
        _ => $"{milliseconds / 1000:0.00} s",
    };

    public static string Time(DateTimeOffset time) => $"{time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC";

    /// <summary><c>22 tables, 41 indexes, 1 foreign key</c></summary>
    public static string Kept(IReadOnlyDictionary<string, int> kept) => string.Join(
        ", ", kept.Where(pair => pair.Value > 0).Select(pair => Count(pair.Value, pair.Key, Plural(pair.Key))));

    /// <summary><c>1,999,000 statements, lines 1012–2000011; the first of them:</c></summary>
    public static string Following(StatementReport first) =>
        $"{Count(first.Following + 1L, "statement")}, lines {first.Line}–{first.LastLine}; the first of them:";

    /// <summary>The directive as it stands in a script.</summary>
    public static string DirectiveLine(string directive) => $"-- schemarunner:{PlainText.OnOneLine(directive)}";

    /// <summary><c>table invoice</c>; the kind's word alone where the object has no name.</summary>
    public static string ObjectOf(Mismatch mismatch) => $"{KindWords.Of(mismatch.Kind)} {mismatch.Object}".TrimEnd();

    private static string Plural(string word) =>
        word.EndsWith('x') ? word + "es" : word.EndsWith('y') && word != "foreign key" ? word[..^1] + "ies" : word + "s";
}
