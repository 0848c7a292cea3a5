using Npgsql;
using SchemaRunner.Backups;
using SchemaRunner.Engines;

namespace SchemaRunner.Postgres.Backups;

/// <summary>Dumps a database by <c>pg_dump</c> and makes scratch databases on its server.</summary>
/// <param name="address">The database, with the password where there is one.</param>
/// <param name="source">Where connections to it come from.</param>
/// <param name="target">Where it is, in words.</param>
/// <param name="folder">Where the client programs are; <see langword="null"/> to look for them.</param>
/// <param name="connect">Makes the engine of another database of the server, by its connection string.</param>
/// <param name="open">Opens a session.</param>
/// <param name="time">The clock.</param>
internal sealed class PostgresCopies(
    ServerAddress address, NpgsqlDataSource source, ConnectionTarget target, string? folder, Func<string, IEngine> connect,
    Func<CancellationToken, Task<PostgresSession>> open, TimeProvider time) : IDatabaseCopies
{
    private const int BufferSize = 1 << 20;

    // zlib's quickest, which every release knows: of 2 million rows the file is 7 % larger than with the default, and the
    // processor works on it less than a third of the time
    private const int Compression = 1;

    /// <inheritdoc/>
    public string DatabaseName => target.Database;

    /// <inheritdoc/>
    public string FileEnding => ".dump";

    /// <inheritdoc/>
    public async Task<T> DumpAsync<T>(
        string path, Func<IEngineSession, CancellationToken, Task<T>> reading, Action<long> written, CancellationToken cancellationToken)
    {
        await using var session = await open(cancellationToken);
        await session.BeginReadingAsync(cancellationToken);
        var snapshot = await session.ExportSnapshotAsync(cancellationToken);
        var program = await FindAsync("pg_dump", session.Connection, cancellationToken);
        await using var dump = ProgramRun.Start(
            program, address, ["--format=custom", $"--compress={Compression}", "--no-password", "--encoding=UTF8", $"--snapshot={snapshot}"]);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writing = WriteAsync(dump, path, written, stop.Token);
        var read = reading(session, stop.Token);
        try
        {
            // The first of the two to fail says why; the other one is stopped
            await await Task.WhenAny(writing, read);
            await Task.WhenAll(writing, read);
            await session.RollbackAsync(CancellationToken.None);
            return await read;
        }
        catch
        {
            await stop.CancelAsync();
            await Task.WhenAll(writing, read).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            File.Delete(path);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<IScratchDatabase> MakeScratchAsync(string purpose, ScratchContent content, CancellationToken cancellationToken)
    {
        DatabaseLocale locale;
        await using (var connection = await PostgresConnection.OpenAsync(source, target, cancellationToken))
            locale = await DatabaseLocale.ReadAsync(connection, cancellationToken);

        // a pool's idle sessions are ours, and would be in a template's way
        source.Clear();
        var databases = await ScratchDatabases.OpenAsync(address, target, cancellationToken);
        PostgresScratch? scratch = null;
        try
        {
            var template = new TemplateCopy(databases, locale, time);
            var copy = content is ScratchContent.TheDatabase ? await template.TryAsync(purpose, cancellationToken) : null;
            var name = copy?.Name ?? await databases.CreateAsync(purpose, locale.Options, cancellationToken);
            var place = address.For(name);
            scratch = new PostgresScratch(databases, name, connect(place.ConnectionString), copy is not null || locale.IsSuperuser);
            if (content is ScratchContent.Nothing or ScratchContent.Dump)
            {
                await FillAsync(place, content, locale, cancellationToken);
                return scratch;
            }

            if (copy is null) await FillAsync(place, content, locale, cancellationToken);
            scratch.Way = copy?.Way
                ?? (content is ScratchContent.Sample sample ? sample.Way : $"by dump and restore, for {template.Refusal}");
            scratch.Differences =
            [
                .. copy is null ? locale.Differences : [],
                .. await databases.GiveSettingsAsync(locale.Database, name, cancellationToken),
            ];
            return scratch;
        }
        catch
        {
            if (scratch is not null) await scratch.DisposeAsync();
            else await databases.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task RestoreAsync(string path, RestoreSteps steps, CancellationToken cancellationToken)
    {
        await using var session = await open(cancellationToken);
        var program = await FindAsync("pg_restore", session.Connection, cancellationToken);
        session.WatchFrom(steps.RunLock, steps.Progress);
        var restore = new PostgresRestore(session, steps);
        await restore.BeginAsync(cancellationToken);
        await using (var script = ProgramRun.Start(program, address, ["--file=-", Path.GetFullPath(path)]))
        {
            script.Input.Close();
            var isWhole = false;
            try
            {
                await restore.RunAsync(script.Output, path, cancellationToken);
                isWhole = true;
            }
            catch (EndOfStreamException)
            {
                // The program says why
            }

            await script.FinishAsync("SR607", $"{path} was not restored", cancellationToken);
            if (!isWhole) throw new BackupException("SR622", $"{path} was not restored: its script ends too early", "use another backup");
        }

        await steps.Concluding(session, cancellationToken);
        await steps.RunLock.EnsureHeldAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        await CommitAsync(session, path);
    }

    private static async Task CommitAsync(PostgresSession session, string path)
    {
        try
        {
            await session.CommitAsync(CancellationToken.None);
        }
        catch (ConnectionLostException lost)
        {
            throw new BackupException(
                "SR625", $"the answer to COMMIT was lost, so whether {path} was restored is not known: {lost.Message}",
                "'schemarunner history' ends with a 'restored' event when it was", lost);
        }
    }

    private async Task FillAsync(ServerAddress place, ScratchContent content, DatabaseLocale locale, CancellationToken cancellationToken)
    {
        if (content is ScratchContent.Nothing) return;
        await using var connection = await PostgresConnection.OpenAsync(source, target, cancellationToken);
        var restorer = await FindAsync("pg_restore", connection, cancellationToken);
        var dumper = content is ScratchContent.Dump ? null : await FindAsync("pg_dump", connection, cancellationToken);
        var filling = new ScratchFilling(address, place, target.Text, dumper, restorer, locale.IsSuperuser);
        if (content is ScratchContent.Dump file)
        {
            await filling.RestoreAsync(file.Path, cancellationToken);
            return;
        }

        await using var there = NpgsqlDataSource.Create(place.ConnectionString);
        await using var copy = await PostgresConnection.OpenAsync(there, ConnectionTarget.Of(place.ConnectionString), cancellationToken);
        if (content is ScratchContent.Sample sample) await new SampleCopy(connection, copy, filling).FillAsync(sample.Rows, cancellationToken);
        else await filling.CopyAsync([], cancellationToken);

        // A restored database has no statistics, and other plans without them
        await copy.ExecuteAsync("reading statistics of the copy", ["ANALYZE"], cancellationToken);
    }

    private static async Task WriteAsync(ProgramRun dump, string path, Action<long> written, CancellationToken cancellationToken)
    {
        dump.Input.Close();
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0, useAsync: true);
        var buffer = new byte[BufferSize];
        long total = 0;
        while (await dump.Output.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken) is > 0 and var length)
        {
            await file.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
            written(total += length);
        }

        await dump.FinishAsync("SR602", "the database was not dumped", cancellationToken);
        file.Flush(flushToDisk: true);
    }

    private async Task<ClientProgram> FindAsync(string name, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var server = connection.PostgreSqlVersion.Major;
        var folders = folder is null ? ClientPrograms.Folders() : [folder];
        return await ClientPrograms.FindAsync(name, folders, server, cancellationToken) switch
        {
            { IsNewEnough: true } found => found,
            { } older => throw new BackupException(
                "SR601", $"{older.Path} is of release {older.Version}, and the server of {server}: it does not read servers newer than itself",
                $"install postgresql-client-{server}, or name the folder of a newer one with --pg-bin"),
            null => throw new BackupException(
                "SR601", folder is null ? $"{name} is not on the PATH" : $"{name} is not in {folder}",
                $"install postgresql-client-{server}, or name its folder with --pg-bin"),
        };
    }
}
