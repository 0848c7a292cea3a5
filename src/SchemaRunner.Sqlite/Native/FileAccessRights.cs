using System.Runtime.InteropServices;

namespace SchemaRunner.Sqlite.Native;

/// <summary>What this user may do with a file or folder, asked without touching it.</summary>
internal static partial class FileAccessRights
{
    private const int Read = 4;
    private const int Write = 2;

    /// <summary>Whether it may be read; on Windows only an attempt tells, so it is taken to be.</summary>
    public static bool MayRead(string path) => OperatingSystem.IsWindows() || Access(path, Read) == 0;

    /// <summary>Whether it may be written: a file to, a folder in.</summary>
    public static bool MayWrite(string path) => OperatingSystem.IsWindows() || Access(path, Write) == 0;

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);
}
