using SchemaRunner.Reports;

namespace SchemaRunner.Postgres.Locks;

/// <summary>The server's lock modes: their names in SQL, and whom they keep waiting.</summary>
internal static class LockModes
{
    /// <summary><c>AccessExclusiveLock</c> → <c>ACCESS EXCLUSIVE</c></summary>
    public static string Words(string mode) => mode switch
    {
        "RowShareLock" => "ROW SHARE",
        "RowExclusiveLock" => "ROW EXCLUSIVE",
        "ShareUpdateExclusiveLock" => "SHARE UPDATE EXCLUSIVE",
        "ShareLock" => "SHARE",
        "ShareRowExclusiveLock" => "SHARE ROW EXCLUSIVE",
        "ExclusiveLock" => "EXCLUSIVE",
        "AccessExclusiveLock" => "ACCESS EXCLUSIVE",
        _ => mode,
    };

    /// <summary>Writers take ROW EXCLUSIVE, readers ACCESS SHARE.</summary>
    public static LockEffect EffectOf(string mode) => mode switch
    {
        "AccessExclusiveLock" => LockEffect.Everyone,
        "ShareLock" or "ShareRowExclusiveLock" or "ExclusiveLock" => LockEffect.Writers,
        _ => LockEffect.None,
    };
}
