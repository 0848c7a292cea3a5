namespace SchemaRunner.Reports.Writers.Html;

/// <summary>The page's style sheet.</summary>
internal static class Style
{
    public static string Text { get; } = Read();

    /// <summary>The class that colours a verdict.</summary>
    public static string ClassOf(Verdict verdict) => verdict switch
    {
        Verdict.Verified or Verdict.DryRun => "good",
        Verdict.NothingToDo or Verdict.RolledBack or Verdict.Proven => "quiet",
        Verdict.Warned or Verdict.Repaired or Verdict.Baseline or Verdict.Restored => "warn",
        _ => "bad",
    };

    private static string Read()
    {
        using var stream = typeof(Style).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("report.css is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
