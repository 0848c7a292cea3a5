using Microsoft.Data.Sqlite;
using SchemaRunner.Engines;
using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite;

/// <summary>One database file, opened so that looking at it leaves nothing behind.</summary>
/// <remarks>
/// SQLite makes an empty file when it opens one that is missing. A missing file is therefore stood in for by an empty
/// database in memory until something is to be written; what was made and never written to is removed at the end.
/// </remarks>
internal sealed class DatabaseFile : IDisposable
{
    private static readonly TimeSpan DefaultLockTimeout = TimeSpan.FromSeconds(5);

    private readonly string path;
    private bool isMissing;
    private bool madeHere;

    private DatabaseFile(string path, bool isMissing)
    {
        this.path = path;
        this.isMissing = isMissing;
        Connection = isMissing ? NativeConnection.Open(":memory:", SqliteOpenMode.Memory) : Connect(SqliteOpenMode.ReadWrite);
    }

    /// <summary>The connection to work on.</summary>
    public NativeConnection Connection { get; private set; }

    /// <summary>Opens a file, or prepares to make it.</summary>
    /// <exception cref="ConnectionFailedException">It is a folder, or its folder is missing.</exception>
    public static DatabaseFile Open(string path, string target)
    {
        if (Directory.Exists(path))
            throw new ConnectionFailedException(target, "it is a folder", "name a file in it");
        var folder = Path.GetDirectoryName(path);
        if (!string.IsNullOrEmpty(folder) && !Directory.Exists(folder))
            throw new ConnectionFailedException(target, $"the folder '{folder}' does not exist", "make it, or name another file");
        return new(path, !File.Exists(path));
    }

    /// <summary>Makes the file when it is missing, for something is to be written.</summary>
    public void PrepareToWrite()
    {
        if (!isMissing) return;
        madeHere = !File.Exists(path);
        var made = Connect(SqliteOpenMode.ReadWriteCreate);
        Connection.Dispose();
        Connection = made;
        isMissing = false;
    }

    /// <summary>Opens the file that was missing, when somebody else has made it meanwhile.</summary>
    public void LookAgain()
    {
        if (!isMissing || !File.Exists(path)) return;
        var made = Connect(SqliteOpenMode.ReadWrite);
        Connection.Dispose();
        Connection = made;
        isMissing = false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Connection.Dispose();
        if (madeHere && new FileInfo(path) is { Exists: true, Length: 0 } empty) empty.Delete();
    }

    private NativeConnection Connect(SqliteOpenMode mode)
    {
        var connection = NativeConnection.Open(path, mode);
        try
        {
            connection.WaitForLocks(DefaultLockTimeout);
            // The first read is what finds a file that is no database
            connection.QueryInt64("SELECT count(*) FROM main.sqlite_master");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
