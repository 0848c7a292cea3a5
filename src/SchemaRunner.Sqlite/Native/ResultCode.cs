namespace SchemaRunner.Sqlite.Native;

/// <summary>SQLite's result codes by name; https://www.sqlite.org/rescode.html</summary>
internal static class ResultCode
{
    internal const int Error = 1;
    internal const int Permission = 3;
    internal const int Busy = 5;
    internal const int Locked = 6;
    internal const int Interrupt = 9;
    internal const int ReadOnly = 8;
    internal const int IoError = 10;
    internal const int Corrupt = 11;
    internal const int Full = 13;
    internal const int CannotOpen = 14;
    internal const int NotADatabase = 26;

    private static readonly string[] Primary =
    [
        "OK", "ERROR", "INTERNAL", "PERM", "ABORT", "BUSY", "LOCKED", "NOMEM", "READONLY", "INTERRUPT", "IOERR",
        "CORRUPT", "NOTFOUND", "FULL", "CANTOPEN", "PROTOCOL", "EMPTY", "SCHEMA", "TOOBIG", "CONSTRAINT", "MISMATCH",
        "MISUSE", "NOLFS", "AUTH", "FORMAT", "RANGE", "NOTADB", "NOTICE", "WARNING",
    ];

    private static readonly string[] Constraint =
    [
        "", "CHECK", "COMMITHOOK", "FOREIGNKEY", "FUNCTION", "NOTNULL", "PRIMARYKEY", "TRIGGER", "UNIQUE", "VTAB",
        "ROWID", "PINNED", "DATATYPE",
    ];

    private static readonly string[] InputOutput =
    [
        "", "READ", "SHORT_READ", "WRITE", "FSYNC", "DIR_FSYNC", "TRUNCATE", "FSTAT", "UNLOCK", "RDLOCK", "DELETE",
        "BLOCKED", "NOMEM", "ACCESS", "CHECKRESERVEDLOCK", "LOCK", "CLOSE", "DIR_CLOSE", "SHMOPEN", "SHMSIZE", "SHMLOCK",
        "SHMMAP", "SEEK", "DELETE_NOENT", "MMAP", "GETTEMPPATH", "CONVPATH",
    ];

    /// <summary>The name of an extended code: <c>SQLITE_CONSTRAINT_NOTNULL</c>.</summary>
    public static string NameOf(int extendedCode)
    {
        var primary = extendedCode & 0xff;
        var detail = extendedCode >> 8;
        var name = primary < Primary.Length ? $"SQLITE_{Primary[primary]}" : $"SQLITE_{primary}";
        if (detail == 0) return name;
        var details = primary switch { 19 => Constraint, IoError => InputOutput, _ => [] };
        return detail < details.Length ? $"{name}_{details[detail]}" : $"{name}_{detail}";
    }
}
