using Microsoft.Data.Sqlite;
using SchemaRunner.Engines;
using SchemaRunner.Sqlite.Backups;
using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite;

/// <summary>Copies a database while others use it.</summary>
public static class SqliteBackup
{
    private const int PagesPerStep = 1024;
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Copies a database by SQLite's backup API; the copy appears under its name when it is complete.</summary>
    /// <param name="sourcePath">The database.</param>
    /// <param name="destinationPath">A file that does not exist yet.</param>
    /// <param name="cancellationToken">Stops the copying and leaves nothing behind.</param>
    /// <exception cref="EngineException">The database cannot be read, or the copy cannot be written.</exception>
    public static Task CopyAsync(string sourcePath, string destinationPath, CancellationToken cancellationToken) =>
        Task.Run(() => Copy(Path.GetFullPath(sourcePath), Path.GetFullPath(destinationPath), cancellationToken), cancellationToken);

    /// <summary>Copies a database's structure, its journal and a few rows of each other table, with those that they refer to.</summary>
    internal static Task<IReadOnlyList<string>> SampleAsync(
        string sourcePath, string destinationPath, int rows, TimeProvider time, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                return SampleCopy.Make(sourcePath, destinationPath, rows, LockTimeout, time, cancellationToken);
            }
            catch (Exception cause) when (SqliteErrors.Find(cause) is { } failure)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw new SqliteErrors($"sqlite:{sourcePath}", sourcePath).Translate(failure, cause);
            }
        },
        cancellationToken);

    private static void Copy(string sourcePath, string destinationPath, CancellationToken cancellationToken)
    {
        var target = $"sqlite:{destinationPath}";
        if (!File.Exists(sourcePath))
            throw new ConnectionFailedException($"sqlite:{sourcePath}", "the file does not exist", hint: null);
        if (File.Exists(destinationPath))
            throw new ConnectionFailedException(target, "the file exists already", "name another file, or remove it");
        var unfinished = destinationPath + ".part";
        try
        {
            File.Delete(unfinished);
            CopyPages(sourcePath, unfinished, cancellationToken);
            using (var written = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite)) written.Flush(flushToDisk: true);
            File.Move(unfinished, destinationPath);
        }
        catch (Exception cause) when (SqliteErrors.Find(cause) is { } failure)
        {
            throw new SqliteErrors(target, destinationPath).Translate(failure, cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new ConnectionFailedException(target, cause.Message, "make its folder writable for this user", cause);
        }
        finally
        {
            if (Path.Exists(Path.GetDirectoryName(unfinished))) File.Delete(unfinished);
        }
    }

    private static void CopyPages(string sourcePath, string destinationPath, CancellationToken cancellationToken)
    {
        using var source = NativeConnection.Open(sourcePath, SqliteOpenMode.ReadWrite);
        source.WaitForLocks(LockTimeout);
        // A read transaction keeps writers from changing pages, which would begin the copy again from the start
        source.Execute("BEGIN");
        source.QueryInt64("SELECT count(*) FROM main.sqlite_master");
        CopyPages(source, destinationPath, written: null, cancellationToken);
        source.Execute("ROLLBACK");
    }

    /// <summary>Copies the pages that a connection's transaction sees.</summary>
    /// <param name="source">The connection, in a transaction that reads.</param>
    /// <param name="destinationPath">The file.</param>
    /// <param name="written">Told how many bytes have been copied; <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Stops the copying.</param>
    internal static void CopyPages(
        NativeConnection source, string destinationPath, Action<long>? written, CancellationToken cancellationToken)
    {
        using var destination = NativeConnection.Open(destinationPath, SqliteOpenMode.ReadWriteCreate);
        // Nobody has the file before it is complete: it needs no journal, which a full disk would not even let go
        destination.Execute("PRAGMA journal_mode = OFF");
        var pageSize = source.QueryInt64("PRAGMA main.page_size");
        var backup = SqliteApi.BackupInit(destination.Handle, "main", source.Handle, "main");
        if (backup == 0) throw destination.Failure();
        try
        {
            int code;
            long pages = 0;
            while ((code = SqliteApi.BackupStep(backup, PagesPerStep)) == SqliteApi.Ok)
            {
                cancellationToken.ThrowIfCancellationRequested();
                written?.Invoke((pages += PagesPerStep) * pageSize);
            }

            if (code != SqliteApi.Done) throw new SqliteFailure(code, "the copy stopped");
            written?.Invoke(source.QueryInt64("PRAGMA main.page_count") * pageSize);
        }
        finally
        {
            _ = SqliteApi.BackupFinish(backup);
        }
    }
}
