using SchemaRunner.Examinations;
using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite.Examinations;

/// <summary>Whether this user may write the file, and in its folder the journal of the library and the run lock.</summary>
internal static class FileExamination
{
    private const string Subject = "file";

    /// <summary>A file that is there.</summary>
    public static Examination Of(string path, string target)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (!FileAccessRights.MayWrite(path))
            return Examination.Problem(Subject, $"{target} is read-only for {Environment.UserName}", $"make '{path}' writable for this user");
        return FileAccessRights.MayWrite(folder)
            ? Examination.Ok(Subject, $"{target}, {DiskExamination.Text(new FileInfo(path).Length)}, readable and writable")
            : ClosedFolder(folder);
    }

    /// <summary>A file that is to be made.</summary>
    public static Examination OfMissing(string path, string target)
    {
        var folder = Path.GetDirectoryName(path)!;
        return FileAccessRights.MayWrite(folder)
            ? Examination.Note(Subject, $"{target} does not exist; the first 'schemarunner up' makes it")
            : ClosedFolder(folder);
    }

    private static Examination ClosedFolder(string folder) => Examination.Problem(
        Subject, $"nothing can be made in its folder by {Environment.UserName}: no journal of the library, no run lock",
        $"make '{folder}' writable for this user");
}
