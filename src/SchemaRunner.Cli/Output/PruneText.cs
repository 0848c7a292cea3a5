using SchemaRunner.Backups;
using SchemaRunner.Cli.Parts;

namespace SchemaRunner.Cli.Output;

/// <summary>What goes from a folder of backups and what stays, for a person.</summary>
internal static class PruneText
{
    /// <summary>Writes what will be done.</summary>
    public static void WritePlan(PrunePlan plan, DateTimeOffset now, Terminal terminal)
    {
        var paint = terminal.OutputPaint;
        var table = new TextTable(
            new(""), new("file", Shrinks: true), new("age", ToTheRight: true), new("size", ToTheRight: true), new("verified"), new("why", Shrinks: true));
        foreach (var backup in plan.Removed) Add(backup, new Cell("goes", Colour: paint.Notable), "");
        foreach (var kept in plan.Kept) Add(kept.Backup, "stays", kept.Reason);
        foreach (var leftover in plan.Leftovers)
            table.Add(new Cell("goes", Colour: paint.Notable), Path.GetFileName(leftover), "", "", "", "left by a killed run");
        if (table.Count > 0) table.Write(terminal.Output, terminal.Width, paint);

        void Add(BackupFile backup, Cell what, string why) => table.Add(
            what, Path.GetFileName(backup.Path), AgeText.Of(now - backup.Manifest.MadeAt), SizeText.Of(backup.Manifest.Size),
            backup.Manifest.VerifiedAt is null ? "no" : "yes", why);
    }

    /// <summary>What is done, in words: <c>2 backups and 1 unfinished file</c>.</summary>
    public static string What(PrunePlan plan) => string.Join(
        " and ",
        ((string?[])[
            plan.Removed.Count > 0 ? Words.Count(plan.Removed.Count, "backup") : null,
            plan.Leftovers.Count > 0 ? Words.Count(plan.Leftovers.Count, "unfinished file") : null,
        ]).OfType<string>());
}
