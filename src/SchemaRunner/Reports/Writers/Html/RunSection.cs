using SchemaRunner.Scripts;

namespace SchemaRunner.Reports.Writers.Html;

/// <summary>The verdict, and who ran what, where, when and with which tool.</summary>
internal static class RunSection
{
    public static void WriteBanner(HtmlBuilder page, Report report, RunFacts facts) =>
        page.Element("header", $"banner {Style.ClassOf(report.Verdict)}", () =>
        {
            page.Leaf("p", $"{ReportWords.MarkOf(report.Verdict)} {ReportWords.Of(report)}", "stamp");
            page.Leaf("h1", facts.Sentence);
            page.Leaf("p", $"{report.Run.Database} · {Word(report.Run.Direction)} · {ReportWords.Time(report.Run.StartedAt)}");
        });

    public static void WriteFacts(HtmlBuilder page, Report report) => page.Element("section", "facts", () =>
    {
        var run = report.Run;
        page.Leaf("h2", "The run");
        page.Element("dl", null, () =>
        {
            Fact(page, "Run", run.RunId);
            Fact(page, "Database", run.Database);
            Fact(page, "Server", $"{run.Product} {run.ServerVersion}");
            Fact(page, "Database user", run.User);
            Fact(page, "Run by", $"{run.OsUser} on {run.Host}");
            Fact(page, "Tool", $"SchemaRunner {run.ToolVersion}");
            Fact(page, "Scripts", run.Scripts);
            Fact(page, "Started", ReportWords.Time(run.StartedAt));
            Fact(page, "Took", ReportWords.Duration(report.Milliseconds));
            Fact(page, "Direction", Word(run.Direction));
            Fact(page, "Compared", ReportWords.Compared(report));
            if (run.Atomic) Fact(page, "Transaction", "one for all phases");
            if (report.Rehearsal is { } rehearsal)
                Fact(page, "Copied", $"{rehearsal.Way}; {ReportWords.Duration(rehearsal.CopyMilliseconds)}");
            if (run.Backup is { } backup) Fact(page, "Backup", $"{backup.File}, made before the first phase; sha256 {backup.Sha256}");
            if (run.DryRun) Fact(page, "Dry run", "everything was rolled back on purpose");
        });
        WriteList(page, "Not begun", report.NotBegun);
        WriteList(page, "Notes", report.Notes);
    });

    private static string Word(Direction direction) => direction == Direction.Up ? "up" : "down";

    private static void WriteList(HtmlBuilder page, string title, IReadOnlyList<string> items)
    {
        if (items.Count == 0) return;
        page.Leaf("h3", title);
        page.Element("ul", null, () =>
        {
            foreach (var item in items) page.Leaf("li", item);
        });
    }

    private static void Fact(HtmlBuilder page, string name, string value) => page.Element("div", null, () =>
    {
        page.Leaf("dt", name);
        page.Leaf("dd", value);
    });
}
