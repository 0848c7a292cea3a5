namespace SchemaRunner.Sqlite.Native;

/// <summary>What the SQLite library answered instead of doing what it was asked; never leaves the engine.</summary>
internal sealed class SqliteFailure(int extendedCode, string message, int? offset = null) : Exception(message)
{
    /// <summary>The extended result code.</summary>
    public int ExtendedCode { get; } = extendedCode;

    /// <summary>The primary result code.</summary>
    public int Code => ExtendedCode & 0xff;

    /// <summary>UTF-16 offset in the SQL text; <see langword="null"/> when the library names no place.</summary>
    public int? Offset { get; } = offset;
}
