using System.Runtime.InteropServices;

namespace SchemaRunner.Sqlite.Native;

/// <summary>The functions of the SQLite library that are called where the driver is in the way.</summary>
internal static unsafe partial class SqliteApi
{
    internal const string Library = "e_sqlite3";

    internal const int Ok = 0;
    internal const int Busy = 5;
    internal const int Locked = 6;
    internal const int Row = 100;
    internal const int Done = 101;

    internal const int TypeInteger = 1;
    internal const int TypeFloat = 2;
    internal const int TypeText = 3;
    internal const int TypeNull = 5;

    internal const int LimitFunctionArg = 6;

    internal const int FileLockState = 1;
    internal const int FileDataVersion = 35;

    internal static readonly nint Transient = -1;

    [LibraryImport(Library, EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int FileControl(nint db, string schema, int operation, out int value);

    [LibraryImport(Library, EntryPoint = "sqlite3_complete")]
    internal static partial int Complete(byte* sql);

    [LibraryImport(Library, EntryPoint = "sqlite3_prepare_v2")]
    internal static partial int Prepare(nint db, byte* sql, int bytes, out nint statement, out byte* tail);

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    internal static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_finalize")]
    internal static partial int Finalize(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_stmt_readonly")]
    internal static partial int IsReadOnly(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_count")]
    internal static partial int ColumnCount(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_type")]
    internal static partial int ColumnType(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64")]
    internal static partial long ColumnInt64(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_double")]
    internal static partial double ColumnDouble(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_text")]
    internal static partial byte* ColumnText(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob")]
    internal static partial byte* ColumnBlob(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes")]
    internal static partial int ColumnBytes(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_changes")]
    internal static partial int Changes(nint db);

    [LibraryImport(Library, EntryPoint = "sqlite3_get_autocommit")]
    internal static partial int GetAutocommit(nint db);

    [LibraryImport(Library, EntryPoint = "sqlite3_db_readonly", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int IsReadOnly(nint db, string schema);

    [LibraryImport(Library, EntryPoint = "sqlite3_errmsg")]
    internal static partial byte* ErrorMessage(nint db);

    [LibraryImport(Library, EntryPoint = "sqlite3_errstr")]
    private static partial byte* ErrorText(int code);

    [LibraryImport(Library, EntryPoint = "sqlite3_extended_errcode")]
    internal static partial int ExtendedErrorCode(nint db);

    [LibraryImport(Library, EntryPoint = "sqlite3_busy_timeout")]
    internal static partial int BusyTimeout(nint db, int milliseconds);

    [LibraryImport(Library, EntryPoint = "sqlite3_limit")]
    internal static partial int Limit(nint db, int id, int value);

    [LibraryImport(Library, EntryPoint = "sqlite3_progress_handler")]
    internal static partial void ProgressHandler(
        nint db, int instructions, delegate* unmanaged[Cdecl]<int*, int> handler, int* state);

    [LibraryImport(Library, EntryPoint = "sqlite3_set_authorizer")]
    internal static partial int SetAuthorizer(
        nint db, delegate* unmanaged[Cdecl]<nint, int, byte*, byte*, byte*, byte*, int> authorizer, nint state);

    [LibraryImport(Library, EntryPoint = "sqlite3_total_changes")]
    internal static partial int TotalChanges(nint db);

    [LibraryImport(Library, EntryPoint = "sqlite3_create_function_v2", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int CreateFunction(
        nint db, string name, int arguments, int flags, nint state,
        delegate* unmanaged[Cdecl]<nint, int, nint*, void> function,
        delegate* unmanaged[Cdecl]<nint, int, nint*, void> step,
        delegate* unmanaged[Cdecl]<nint, void> final,
        nint destroy);

    [LibraryImport(Library, EntryPoint = "sqlite3_aggregate_context")]
    [SuppressGCTransition]
    internal static partial byte* AggregateContext(nint context, int bytes);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_type")]
    [SuppressGCTransition]
    internal static partial int ValueType(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_int64")]
    [SuppressGCTransition]
    internal static partial long ValueInt64(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_double")]
    [SuppressGCTransition]
    internal static partial double ValueDouble(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_text")]
    [SuppressGCTransition]
    internal static partial byte* ValueText(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_blob")]
    [SuppressGCTransition]
    internal static partial byte* ValueBlob(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_bytes")]
    [SuppressGCTransition]
    internal static partial int ValueBytes(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_result_int64")]
    internal static partial void ResultInt64(nint context, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_result_blob")]
    internal static partial void ResultBlob(nint context, byte* value, int bytes, nint destroy);

    [LibraryImport(Library, EntryPoint = "sqlite3_result_text")]
    internal static partial void ResultText(nint context, byte* value, int bytes, nint destroy);

    [LibraryImport(Library, EntryPoint = "sqlite3_result_error")]
    internal static partial void ResultError(nint context, byte* message, int bytes);

    [LibraryImport(Library, EntryPoint = "sqlite3_result_error_nomem")]
    internal static partial void ResultNoMemory(nint context);

    [LibraryImport(Library, EntryPoint = "sqlite3_backup_init", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint BackupInit(nint destination, string destinationName, nint source, string sourceName);

    [LibraryImport(Library, EntryPoint = "sqlite3_backup_step")]
    internal static partial int BackupStep(nint backup, int pages);

    [LibraryImport(Library, EntryPoint = "sqlite3_backup_finish")]
    internal static partial int BackupFinish(nint backup);

    /// <summary>What a result code means, in the library's words.</summary>
    internal static string ErrorTextOf(int code) => Text(ErrorText(code)) ?? "no message";

    /// <summary>A zero-terminated text of the library's as a string.</summary>
    internal static string? Text(byte* utf8) => Marshal.PtrToStringUTF8((nint)utf8);
}
