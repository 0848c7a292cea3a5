using SchemaRunner.Examinations;

namespace SchemaRunner.Sqlite.Examinations;

/// <summary>What the disk is that a file lies on, and how much room it has.</summary>
internal static class DiskSpace
{
    /// <summary>Whether there is room for what undoes a phase: at the worst a copy of every page.</summary>
    public static Examination Examine(string folder, long size) => DiskExamination.Of(
        folder, new DriveInfo(folder).AvailableFreeSpace, (size, "undoing a phase that writes everywhere"), (2 * size, "that and a backup"));

    /// <summary>The kind of drive; a local one where it cannot be told.</summary>
    public static (DriveType Type, string Format) DriveOf(string folder)
    {
        try
        {
            var drive = new DriveInfo(folder);
            return (drive.DriveType, drive.DriveFormat);
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            // a file system without a name is none of the network's that .NET knows
            return (DriveType.Fixed, "");
        }
    }
}
