namespace SchemaRunner.Reports.Writers.Html;

/// <summary>The foreign keys of a phase: those with orphans or dropped in the open, the others folded away.</summary>
internal static class ForeignKeySection
{
    public static void Write(HtmlBuilder page, PhaseReport phase)
    {
        if (phase.ForeignKeys.Count == 0) return;
        var clean = phase.ForeignKeys.Where(key => key is { OrphansBefore: 0 or null, OrphansAfter: 0 }).ToList();
        var shown = phase.ForeignKeys.Except(clean).ToList();
        page.Leaf("h4", "Foreign keys");
        if (shown.Count > 0) WriteKeys(page, $"Foreign keys that {phase.Version} dropped, or with orphans", shown);
        if (clean.Count == 0) return;
        page.Element("details", null, () =>
        {
            page.Leaf("summary", $"{ReportWords.Count(clean.Count, "foreign key")} counted, without orphans");
            WriteKeys(page, $"Foreign keys without orphans in {phase.Version}", clean);
        });
    }

    private static void WriteKeys(HtmlBuilder page, string caption, IReadOnlyList<ForeignKeyReport> keys) => page.Table(
        caption,
        ["Foreign key", "#Orphans before", "#Orphans after", "Samples"],
        keys,
        key =>
        {
            page.CodeCell(key.Key);
            page.Figure(ReportWords.Number(key.OrphansBefore));
            page.Leaf("td", ReportWords.Number(key.OrphansAfter), key.OrphansAfter > 0 ? "n bad" : "n");
            page.Leaf("td", string.Join("\n", key.Samples), "code");
        });
}
