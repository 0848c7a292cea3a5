using SchemaRunner.Backups;
using SchemaRunner.Engines;

namespace SchemaRunner.Sqlite.Backups;

/// <summary>Copies a database file page by page, and makes scratch databases in the folder for temporary files.</summary>
/// <param name="database">The database's file.</param>
/// <param name="target">The database in words.</param>
/// <param name="open">Opens a session.</param>
/// <param name="time">The clock.</param>
/// <param name="readConnections">How many connections read big tables at once, also in a copy.</param>
internal sealed class SqliteCopies(
    string database, string target, Func<CancellationToken, Task<SqliteSession>> open, TimeProvider time,
    int readConnections) : IDatabaseCopies
{
    /// <inheritdoc/>
    public string DatabaseName => Path.GetFileNameWithoutExtension(database);

    /// <inheritdoc/>
    public string FileEnding => ".db";

    /// <inheritdoc/>
    /// <remarks>
    /// All of it happens in one transaction that reads. Where the database keeps a write-ahead log, others go on writing
    /// meanwhile; with a rollback journal they wait with their COMMIT, https://www.sqlite.org/lockingv3.html.
    /// </remarks>
    public async Task<T> DumpAsync<T>(
        string path, Func<IEngineSession, CancellationToken, Task<T>> reading, Action<long> written, CancellationToken cancellationToken)
    {
        if (!File.Exists(database))
            throw new ConnectionFailedException(target, "the file does not exist", "check the path");
        await using var session = await open(cancellationToken);
        await session.BeginReadingAsync(cancellationToken);
        try
        {
            await session.CopyAsync(path, written, cancellationToken);
        }
        catch (OutOfSpaceException full)
        {
            throw new BackupException(
                "SR602", $"{target} was not dumped: there is no room for {path}", "name a folder with room for it with --backup-dir", full);
        }

        try
        {
            var read = await reading(session, cancellationToken);
            await session.RollbackAsync(CancellationToken.None);
            return read;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<IScratchDatabase> MakeScratchAsync(string purpose, ScratchContent content, CancellationToken cancellationToken)
    {
        var folder = ScratchFolder.Make(purpose, target);
        try
        {
            var file = ScratchFile(folder.Path);
            if (content is ScratchContent.Dump dump) await CopyFileAsync(dump.Path, file, cancellationToken);
            var engine = new SqliteEngine(file, time) { ReadConnections = readConnections };
            return content is ScratchContent.TheDatabase or ScratchContent.Sample
                ? await CopyAsync(folder, engine, file, content, cancellationToken)
                : new SqliteScratch(folder, engine);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// What is to be there is made and looked at in a scratch file first, so that the database itself is written to once, by one
    /// transaction.
    /// </remarks>
    public async Task RestoreAsync(string path, RestoreSteps steps, CancellationToken cancellationToken)
    {
        await using var scratch = await MakeScratchAsync("restore", new ScratchContent.Dump(path), cancellationToken);
        await using (var session = await scratch.Engine.OpenAsync(cancellationToken))
        {
            await session.BeginAsync([], steps.Settings, cancellationToken);
            await steps.Concluding(session, cancellationToken);
            await session.CommitAsync(CancellationToken.None);
        }

        var wasThere = File.Exists(database);
        try
        {
            using var replacement = PageReplacement.Open(database, target);
            int? version = null;
            if (steps.Keeping is { } keep)
            {
                version = replacement.LookAgain();
                await keep(cancellationToken);
            }

            await steps.RunLock.EnsureHeldAsync(cancellationToken);
            steps.Progress("writing the pages");
            var source = ScratchFile(scratch.Name);
            await Task.Run(
                () => replacement.RunAsync(source, version, steps.Settings.LockTimeout, time, cancellationToken), CancellationToken.None);
        }
        catch (Exception cause) when (SqliteErrors.Find(cause) is { } failure)
        {
            throw new SqliteErrors(target, database).Translate(failure, cause);
        }
        finally
        {
            if (!wasThere && new FileInfo(database) is { Exists: true, Length: 0 } empty) empty.Delete();
        }
    }

    private static string ScratchFile(string folder) => Path.Combine(folder, "scratch.db");

    private async Task<SqliteScratch> CopyAsync(
        ScratchFolder folder, SqliteEngine engine, string file, ScratchContent content, CancellationToken cancellationToken)
    {
        if (!File.Exists(database)) return new SqliteScratch(folder, engine) { Way = "as an empty file, for there is none yet" };
        if (content is not ScratchContent.Sample sample)
        {
            await SqliteBackup.CopyAsync(database, file, cancellationToken);
            return new SqliteScratch(folder, engine) { Way = $"page by page into {Path.GetTempPath().TrimEnd(Path.DirectorySeparatorChar)}" };
        }

        var virtuals = await SqliteBackup.SampleAsync(database, file, sample.Rows, time, cancellationToken);
        return new SqliteScratch(folder, engine)
        {
            Way = sample.Way,
            Differences = [.. virtuals.Select(name => $"the rows of the virtual table {name} are not in the copy")],
        };
    }

    private static async Task CopyFileAsync(string from, string to, CancellationToken cancellationToken)
    {
        await using var source = File.OpenRead(from);
        await using var destination = File.Create(to);
        await source.CopyToAsync(destination, cancellationToken);
    }
}
