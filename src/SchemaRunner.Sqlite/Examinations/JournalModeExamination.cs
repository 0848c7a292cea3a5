using SchemaRunner.Examinations;

namespace SchemaRunner.Sqlite.Examinations;

/// <summary>Whether what undoes a cut-off write works where the file lies; https://www.sqlite.org/wal.html, section 1</summary>
internal static class JournalModeExamination
{
    private const string Subject = "journal mode";

    /// <summary>What a mode means on a kind of drive.</summary>
    public static Examination Of(string mode, (DriveType Type, string Format) drive) => (mode, drive.Type) switch
    {
        ("wal", DriveType.Network) => Examination.Problem(
            Subject, $"wal on a network file system ({drive.Format}): two machines do not see each other's writes",
            "move the file to a disk of this machine, or PRAGMA journal_mode = DELETE"),
        (_, DriveType.Network) => Examination.Note(
            Subject, $"{mode}, on a network file system ({drive.Format}), whose locks are not always to be trusted"),
        _ => Examination.Ok(Subject, mode),
    };
}
