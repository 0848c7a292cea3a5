using SchemaRunner.Backups;

namespace SchemaRunner.Cli.Output;

/// <summary>One backup, for a person.</summary>
internal static class BackupText
{
    /// <summary>What it holds: <c>version 0007, 34 tables, 91,234 rows</c>.</summary>
    public static string Content(BackupFile backup)
    {
        var content = backup.Manifest.Content;
        return $"{Version(backup) switch { "–" => "no version", var version => $"version {version}" }}, "
            + $"{Words.Count(content.Snapshot.Tables.Count, "table")}, {Words.Count(content.Snapshot.Rows, "row")}";
    }

    /// <summary>The version that it holds.</summary>
    public static string Version(BackupFile backup) => backup.Manifest.Content.Journal.Version ?? "–";

    /// <summary>Says what was made.</summary>
    public static void WriteCreated(BackupFile backup, TimeSpan taken, Terminal terminal)
    {
        var output = terminal.Output;
        output.WriteLine($"backup    {backup.Path}");
        output.WriteLine($"of        {backup.Manifest.Content.Snapshot.Database}");
        output.WriteLine($"holds     {Content(backup)}");
        output.WriteLine($"size      {SizeText.Of(backup.Manifest.Size)} in {taken.TotalSeconds:0.0} s");
        output.WriteLine($"sha256    {backup.Manifest.Sha256}");
        output.WriteLine($"{terminal.OutputPaint.Good("MADE")}. That it can be restored is not proven yet.");
        output.WriteLine($"Next: schemarunner backup verify {backup.Path}");
    }

    /// <summary>Says that it was proven.</summary>
    public static void WriteVerified(BackupFile backup, TimeSpan taken, Terminal terminal)
    {
        terminal.Output.WriteLine($"backup    {backup.Path}");
        terminal.Output.WriteLine($"holds     {Content(backup)}");
        terminal.Output.WriteLine($"restored  {SizeText.Of(backup.Manifest.Size)} in {taken.TotalSeconds:0.0} s");
        terminal.Output.WriteLine($"{terminal.OutputPaint.Good("VERIFIED")}: it is what was written, and restored it holds what its manifest says.");
        if (backup.Manifest.VerifiedAt is null)
            terminal.Error.WriteLine("note: its manifest cannot be written to, so that 'backup list' will not know");
    }
}
