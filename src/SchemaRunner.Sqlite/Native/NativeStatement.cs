using System.Text;

namespace SchemaRunner.Sqlite.Native;

/// <summary>One prepared statement.</summary>
internal sealed unsafe class NativeStatement(NativeConnection connection, nint statement) : IDisposable
{
    /// <summary>Whether it leaves the database as it is.</summary>
    public bool IsReadOnly => SqliteApi.IsReadOnly(statement) != 0;

    /// <summary>How many columns a row has.</summary>
    public int Columns => SqliteApi.ColumnCount(statement);

    /// <summary>Goes to the next row, or says that there is none.</summary>
    /// <exception cref="SqliteFailure">The library refused.</exception>
    public bool Step() => SqliteApi.Step(statement) switch
    {
        SqliteApi.Row => true,
        SqliteApi.Done => false,
        _ => throw connection.Failure(),
    };

    /// <summary>The value's storage class.</summary>
    public int TypeOf(int column) => SqliteApi.ColumnType(statement, column);

    /// <summary>The value as an integer.</summary>
    public long Int64(int column) => SqliteApi.ColumnInt64(statement, column);

    /// <summary>The value as a real number.</summary>
    public double Double(int column) => SqliteApi.ColumnDouble(statement, column);

    /// <summary>The value as text; <see langword="null"/> for NULL.</summary>
    public string? Text(int column)
    {
        var text = SqliteApi.ColumnText(statement, column);
        return text is null ? null : Encoding.UTF8.GetString(text, SqliteApi.ColumnBytes(statement, column));
    }

    /// <summary>The value's bytes, until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column)
    {
        var blob = SqliteApi.ColumnBlob(statement, column);
        return new(blob, SqliteApi.ColumnBytes(statement, column));
    }

    /// <inheritdoc/>
    // What sqlite3_finalize returns is the failure that Step has already thrown
    public void Dispose() => _ = SqliteApi.Finalize(statement);
}
