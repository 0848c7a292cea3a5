using System.Text;
using Microsoft.Data.Sqlite;
using SchemaRunner.Sqlite.Canonical;

namespace SchemaRunner.Sqlite.Native;

/// <summary>An open connection of the driver's, with the library's own calls on it.</summary>
internal sealed unsafe class NativeConnection : IDisposable
{
    private static readonly Lazy<nint> ErrorOffset = new(() => SqliteLibrary.Find("sqlite3_error_offset"));

    private NativeConnection(SqliteConnection driver)
    {
        Driver = driver;
        Handle = driver.Handle!.DangerousGetHandle();
        Interruption = new(Handle);
        Watch = new(Handle);
        DigestFunctions.Register(this);
        RangeFunctions.Register(this);
    }

    /// <summary>The driver's connection, for queries that Dapper maps.</summary>
    public SqliteConnection Driver { get; }

    /// <summary>The library's connection.</summary>
    public nint Handle { get; }

    /// <summary>What stops a statement that runs.</summary>
    public Interruption Interruption { get; }

    /// <summary>What tells what statements of scripts may do.</summary>
    public StatementWatch Watch { get; }

    /// <summary>Whether there is a temporary database: looking into it makes one, and PRAGMA temp_store is refused from then on.</summary>
    public bool HasTemporaryDatabase
    {
        get
        {
            using var databases = Prepare("PRAGMA database_list");
            while (databases.Step())
                if (databases.Text(1) == "temp") return true;
            return false;
        }
    }

    /// <summary>How many rows have been inserted, updated and deleted by this connection.</summary>
    public int TotalChanges => SqliteApi.TotalChanges(Handle);

    /// <summary>Whether a transaction is open.</summary>
    public bool InTransaction => SqliteApi.GetAutocommit(Handle) == 0;

    /// <summary>Whether the file can only be read.</summary>
    public bool IsReadOnly => SqliteApi.IsReadOnly(Handle, "main") == 1;

    /// <summary>How far the file is locked, from 0 (not at all) to 4 (against everybody); 0 where there is no file.</summary>
    public int LockLevel =>
        SqliteApi.FileControl(Handle, "main", SqliteApi.FileLockState, out var level) == SqliteApi.Ok ? level : 0;

    /// <summary>Opens a file, or <c>:memory:</c>.</summary>
    public static NativeConnection Open(string path, SqliteOpenMode mode)
    {
        SqliteLibrary.Use();
        // The driver waits by polling until its own timeout; one second is the least it takes
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 1 };
        var driver = new SqliteConnection(settings.ConnectionString);
        try
        {
            driver.Open();
            return new(driver);
        }
        catch
        {
            driver.Dispose();
            throw;
        }
    }

    /// <summary>Sets how long the library waits for a lock of another connection.</summary>
    public void WaitForLocks(TimeSpan time) =>
        _ = SqliteApi.BusyTimeout(Handle, (int)Math.Min(time.TotalMilliseconds, int.MaxValue));

    /// <summary>Runs one statement of ours to its end.</summary>
    public void Execute(string sql)
    {
        using var statement = Prepare(sql);
        while (statement.Step()) { }
    }

    /// <summary>The integer that a query of ours returns first.</summary>
    public long QueryInt64(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }

    /// <summary>The text that a query of ours returns first.</summary>
    public string QueryText(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Text(0) ?? "" : "";
    }

    /// <summary>Prepares one statement of ours.</summary>
    public NativeStatement Prepare(string sql)
    {
        var bytes = Encoding.UTF8.GetBytes(sql);
        return Prepare(bytes, 0, out _) ?? throw new InvalidOperationException($"not a statement: {sql}");
    }

    /// <summary>Prepares the statement at an offset; <see langword="null"/> when nothing but comments follows.</summary>
    /// <param name="sql">UTF-8 text.</param>
    /// <param name="offset">Where to begin.</param>
    /// <param name="next">The offset after the statement.</param>
    public NativeStatement? Prepare(byte[] sql, int offset, out int next)
    {
        fixed (byte* first = sql)
        {
            next = sql.Length;
            if (offset >= sql.Length) return null;
            var code = SqliteApi.Prepare(Handle, first + offset, sql.Length - offset, out var statement, out var tail);
            if (code != SqliteApi.Ok) throw Failure(sql, offset);
            next = (int)(tail - first);
            return statement == 0 ? null : new(this, statement);
        }
    }

    /// <summary>What the library says went wrong last.</summary>
    public SqliteFailure Failure() =>
        new(SqliteApi.ExtendedErrorCode(Handle), SqliteApi.Text(SqliteApi.ErrorMessage(Handle)) ?? "no message");

    /// <inheritdoc/>
    public void Dispose()
    {
        Watch.Dispose();
        Interruption.Dispose();
        Driver.Dispose();
    }

    private SqliteFailure Failure(byte[] sql, int from)
    {
        var failure = Failure();
        if (ErrorOffset.Value == 0) return failure;
        var bytes = ((delegate* unmanaged[Cdecl]<nint, int>)ErrorOffset.Value)(Handle);
        if (bytes < 0) return failure;
        var offset = Encoding.UTF8.GetCharCount(sql, 0, Math.Min(from + bytes, sql.Length));
        return new(failure.ExtendedCode, failure.Message, offset);
    }
}
