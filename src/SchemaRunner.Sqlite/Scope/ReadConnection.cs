using Microsoft.Data.Sqlite;
using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite.Scope;

/// <summary>A connection that reads tables along with the session's own, before a script has written anything.</summary>
/// <remarks>
/// It reads the state that was committed last, which is the session's own: the session holds the write lock. In WAL mode
/// nobody else can append then; with a rollback journal the RESERVED lock lets readers in and keeps other writers out,
/// https://www.sqlite.org/lockingv3.html. The session writes nothing until its readers have ended, so that it never waits
/// for one of them.
/// </remarks>
internal static class ReadConnection
{
    /// <summary>The state of the structure; of what was committed last, as long as this connection has changed nothing.</summary>
    public static long StructureOf(NativeConnection connection) => connection.QueryInt64("PRAGMA main.schema_version");

    /// <summary>Opens one; <see langword="null"/> where it is not let in, or finds another file under the name.</summary>
    public static NativeConnection? TryOpen(string path, long structure)
    {
        NativeConnection? connection = null;
        try
        {
            connection = NativeConnection.Open(path, SqliteOpenMode.ReadWrite);
            connection.WaitForLocks(TimeSpan.Zero);
            connection.Execute("PRAGMA query_only = ON");
            connection.Execute("BEGIN");
            if (StructureOf(connection) == structure) return connection;
        }
        catch (Exception cause) when (SqliteErrors.Find(cause) is { Code: ResultCode.Busy or ResultCode.CannotOpen or ResultCode.Locked })
        {
            // locking_mode = EXCLUSIVE, or somebody moved the file: the session reads alone
        }

        connection?.Dispose();
        return null;
    }
}
