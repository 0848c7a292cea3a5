using SchemaRunner.Engines;
using SchemaRunner.Examinations;
using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite.Examinations;

/// <summary>Looks at a database file and what is around it, and changes nothing.</summary>
internal sealed class SqliteExaminer(string path, string target)
{
    /// <summary>Looks.</summary>
    /// <exception cref="ConnectionFailedException">It is a folder, no database, or in a folder that is missing.</exception>
    public Task<IReadOnlyList<Examination>> ExamineAsync(CancellationToken cancellationToken) =>
        Task.Run(Examine, cancellationToken);

    private IReadOnlyList<Examination> Examine()
    {
        var library = Examination.Ok("library", $"SQLite {SqliteLibrary.Description}");
        try
        {
            using var file = DatabaseFile.Open(path, target);
            var folder = Path.GetDirectoryName(path)!;
            if (!File.Exists(path)) return [FileExamination.OfMissing(path, target), library, DiskSpace.Examine(folder, size: 0)];
            var connection = file.Connection;
            return
            [
                FileExamination.Of(path, target), library,
                Examination.Ok("encoding", connection.QueryText("PRAGMA main.encoding")),
                JournalModeExamination.Of(connection.QueryText("PRAGMA main.journal_mode"), DiskSpace.DriveOf(folder)),
                WriterExamination.Of(connection),
                DiskSpace.Examine(folder, new FileInfo(path).Length),
            ];
        }
        catch (Exception cause) when (SqliteErrors.Find(cause) is { } failure)
        {
            throw new SqliteErrors(target, path).Translate(failure, cause);
        }
    }
}
