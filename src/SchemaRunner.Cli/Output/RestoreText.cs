using SchemaRunner.Backups;

namespace SchemaRunner.Cli.Output;

/// <summary>A restore, for a person.</summary>
internal static class RestoreText
{
    /// <summary>What is about to be replaced by what, before the question.</summary>
    public static void WriteWarnings(BackupFile backup, RestoreTarget target, BackupStore? safety, Terminal terminal)
    {
        Wrap(terminal.Error, $"{target.Database} {Holds(target)}", terminal.Width);
        Wrap(terminal.Error, $"{backup.Path} holds {BackupText.Content(backup)}, of {backup.Manifest.MadeAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z", terminal.Width);
        foreach (var warning in target.Warnings) Wrap(terminal.Error, $"warning: {warning}", terminal.Width);
        if (safety is null && !target.IsEmpty)
            Wrap(terminal.Error, $"warning: no safety backup is made: there will be no way back", terminal.Width);
    }

    /// <summary>What is asked before it is done.</summary>
    public static string Question(RestoreTarget target) => target.IsEmpty
        ? $"Restore it into {target.Database}?"
        : $"Replace all that {target.Database} holds?";

    /// <summary>Says what is there now, and the way back.</summary>
    public static void Write(RestoreReport report, RestoreTarget before, Terminal terminal)
    {
        var (output, paint) = (terminal.Output, terminal.OutputPaint);
        output.WriteLine($"restored  {report.Backup.Path}");
        output.WriteLine($"into      {report.Database}");
        output.WriteLine($"holds     {BackupText.Content(report.Backup)}");
        output.WriteLine($"time      {report.Milliseconds / 1000:0.0} s");
        var back = report.Safety?.Path ?? (before.IsEmpty ? "the database was empty" : "none: no safety backup was made");
        output.WriteLine($"way back  {back}");
        foreach (var note in report.Notes) Wrap(output, $"{paint.Notable("note")}: {note}", terminal.Width);
        var wayBack = report.Safety is null ? "" : $" 'schemarunner backup restore {report.Safety.Path}' takes it back.";
        Wrap(output, $"{paint.Good("RESTORED")}: the database is what the backup's manifest says.{wayBack}", terminal.Width);
    }

    private static string Holds(RestoreTarget target) => target.IsEmpty ? "is empty"
        : $"holds {Words.Count(target.Tables, "table")}{(target.Journal.Version is { } version ? $" at version {version}" : ", and no migration is applied")}";

    private static void Wrap(TextWriter output, string sentence, int width)
    {
        foreach (var line in Shorten.Wrap(sentence, width)) output.WriteLine(line);
    }
}
