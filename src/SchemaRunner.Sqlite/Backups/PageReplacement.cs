using Microsoft.Data.Sqlite;
using SchemaRunner.Backups;
using SchemaRunner.Engines;
using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite.Backups;

/// <summary>Writes all pages of one database over those of another, in one transaction of the library's.</summary>
/// <remarks>
/// The library keeps the pages that were there in its journal, or writes the new ones to the write-ahead log: whoever opens the
/// file after this process has died gets it back as it was, https://www.sqlite.org/c3ref/backup_finish.html.
/// </remarks>
internal sealed class PageReplacement : IDisposable
{
    private const int PagesPerStep = 1024;

    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(20);

    private readonly string target;
    private readonly NativeConnection destination;

    private PageReplacement(string target, NativeConnection destination) => (this.target, this.destination) = (target, destination);

    /// <summary>Opens the database that is to be replaced, or makes it.</summary>
    public static PageReplacement Open(string path, string target)
    {
        var file = NativeConnection.Open(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            file.QueryInt64("SELECT count(*) FROM main.sqlite_master");
            return new(target, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>A number that changes whenever anybody has written to the file and this connection has looked since.</summary>
    public int LookAgain()
    {
        destination.QueryInt64("SELECT count(*) FROM main.sqlite_master");
        return Version;
    }

    /// <summary>Copies the pages.</summary>
    /// <param name="sourcePath">The database that they come from.</param>
    /// <param name="expected">What <see cref="LookAgain"/> said when what is there was kept; <see langword="null"/> when nothing was.</param>
    /// <param name="lockTimeout">How long to wait for others.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Takes everything back.</param>
    public async Task RunAsync(string sourcePath, int? expected, TimeSpan lockTimeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using var source = NativeConnection.Open(sourcePath, SqliteOpenMode.ReadWrite);
        RequireFittingPages(source);
        var backup = SqliteApi.BackupInit(destination.Handle, "main", source.Handle, "main");
        if (backup == 0) throw destination.Failure();
        try
        {
            // A step of no pages takes the lock that keeps everybody out
            var start = time.GetTimestamp();
            destination.WaitForLocks(TimeSpan.Zero);
            while (Check(SqliteApi.BackupStep(backup, 0)) is SqliteApi.Busy or SqliteApi.Locked)
            {
                if (time.GetElapsedTime(start) >= lockTimeout) throw InUse(lockTimeout);
                await Task.Delay(LockPoll * (1 + Random.Shared.NextDouble()), time, cancellationToken);
            }

            if (expected is not null && expected != Version) throw WrittenTo();
            while (Check(SqliteApi.BackupStep(backup, PagesPerStep)) != SqliteApi.Done)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            // It takes back what was not done
            _ = SqliteApi.BackupFinish(backup);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => destination.Dispose();

    private int Version =>
        SqliteApi.FileControl(destination.Handle, "main", SqliteApi.FileDataVersion, out var version) == SqliteApi.Ok
            ? version
            : throw destination.Failure();

    private int Check(int code) => (code & 0xff) is SqliteApi.Ok or SqliteApi.Done or SqliteApi.Busy or SqliteApi.Locked
        ? code & 0xff
        : throw new SqliteFailure(code, SqliteApi.ErrorTextOf(code));

    private void RequireFittingPages(NativeConnection source)
    {
        var (from, to) = (source.QueryInt64("PRAGMA main.page_size"), destination.QueryInt64("PRAGMA main.page_size"));
        if (from == to || destination.QueryText("PRAGMA main.journal_mode") != "wal") return;
        throw new BackupException(
            "SR623", $"{target} keeps a write-ahead log and has pages of {to} bytes, and the backup's have {from}: they cannot be put in their place",
            "switch the log off with 'PRAGMA journal_mode = DELETE' first");
    }

    private LockTimeoutException InUse(TimeSpan waited) => new(
        $"{target} was not free within {waited.TotalSeconds:0.###} s: another connection reads or writes it",
        "close the programs that have the file open, or raise --lock-timeout");

    private LockTimeoutException WrittenTo() => new(
        $"{target} was written to after its safety backup had begun, which does not hold that",
        "stop what writes to it, then run it again");
}
