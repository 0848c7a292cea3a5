using SchemaRunner.Backups;
using SchemaRunner.Cli.Parts;

namespace SchemaRunner.Cli.Output;

/// <summary>What is in a folder of backups, for a person.</summary>
internal static class BackupListText
{
    /// <summary>Writes a table, a sentence, and what cannot be used.</summary>
    public static void Write(BackupListing listing, string folder, DateTimeOffset now, Terminal terminal)
    {
        var (output, paint) = (terminal.Output, terminal.OutputPaint);
        var databases = listing.Backups.GroupBy(b => b.Manifest.Content.Snapshot.Database, StringComparer.Ordinal).ToList();
        foreach (var database in databases)
        {
            if (databases.Count > 1) output.WriteLine(Shorten.Middle(database.Key, terminal.Width));
            Table(database, now, paint).Write(output, terminal.Width, paint);
            if (databases.Count > 1) output.WriteLine();
        }

        output.WriteLine(Sentence(listing.Backups, folder));
        foreach (var (path, reason) in listing.Unusable.Select(u => (Path.GetFileName(u.Path), u.Reason)))
            foreach (var line in Shorten.Wrap($"{paint.Bad("unusable")} {path}: {reason.Code}: {reason.Message}", terminal.Width)) output.WriteLine(line);
        if (listing.Leftovers.Count == 0) return;
        foreach (var leftover in listing.Leftovers) output.WriteLine($"{paint.Notable("unfinished")} {Path.GetFileName(leftover)}");
        output.WriteLine("What is unfinished a killed run has left: 'backup prune' removes it.");
    }

    private static TextTable Table(IEnumerable<BackupFile> backups, DateTimeOffset now, Paint paint)
    {
        var table = new TextTable(
            new("file", Shrinks: true), new("age", ToTheRight: true), new("size", ToTheRight: true), new("version", Shrinks: true), new("verified"));
        foreach (var backup in backups)
        {
            table.Add(
                Path.GetFileName(backup.Path), AgeText.Of(now - backup.Manifest.MadeAt), SizeText.Of(backup.Manifest.Size),
                BackupText.Version(backup),
                backup.Manifest.VerifiedAt is { } at ? new Cell(AgeText.Ago(now - at), Colour: paint.Good) : new Cell("no", Colour: paint.Notable));
        }

        return table;
    }

    private static string Sentence(IReadOnlyList<BackupFile> backups, string folder) => backups.Count == 0
        ? $"There are no backups in {folder}: 'schemarunner backup create' makes one."
        : $"{Words.Count(backups.Count, "backup")} in {folder}, {backups.Count(b => b.Manifest.VerifiedAt is not null)} verified, "
            + $"{SizeText.Of(backups.Sum(b => b.Manifest.Size))} in all.";
}
