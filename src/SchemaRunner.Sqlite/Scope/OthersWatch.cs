using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite.Scope;

/// <summary>Whether another connection has committed anything between two transactions of this one.</summary>
/// <remarks>
/// <c>PRAGMA data_version</c> changes with every commit of another connection and with none of our own,
/// https://www.sqlite.org/pragma.html#pragma_data_version. Both readings are made under the write lock: one after the
/// COMMIT would already take in what somebody committed right behind it.
/// </remarks>
internal sealed class OthersWatch
{
    private (NativeConnection Connection, long Version)? remembered;

    /// <summary>Whether nobody has.</summary>
    public bool AreAway { get; private set; }

    /// <summary>Remembers the file as it is, at the end of a transaction.</summary>
    public void Remember(NativeConnection connection) => remembered = Read(connection);

    /// <summary>Forgets it: what was read since then may have been rolled back.</summary>
    public void Forget() => remembered = null;

    /// <summary>Compares it, at the beginning of the next.</summary>
    public void Look(NativeConnection connection)
    {
        AreAway = remembered == Read(connection);
        Remember(connection);
    }

    private static (NativeConnection Connection, long Version) Read(NativeConnection connection) =>
        (connection, connection.QueryInt64("PRAGMA data_version"));
}
