using System.Text;
using Npgsql;
using SchemaRunner.Backups;
using SchemaRunner.Engines;
using SchemaRunner.Scripts;

namespace SchemaRunner.Postgres.Backups;

/// <summary>Replaces a database's content within a session's transaction.</summary>
/// <remarks>
/// <c>pg_restore</c> is asked for its script alone, which runs on our own connection: connected by itself it would go on, and
/// commit, after this process was killed.
/// </remarks>
/// <param name="session">The session.</param>
/// <param name="steps">How, and what is done on the way.</param>
internal sealed class PostgresRestore(PostgresSession session, RestoreSteps steps)
{
    private const string Emptying = "emptying the database";
    private const string AsItWas = "the database is as it was; nothing was restored";
    private const int MostShown = 60;

    /// <summary>Begins the transaction, with every table closed to everybody; what is to be kept is copied before readers are shut out.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        steps.Progress("waiting for the tables");
        var tables = await session.BeginReplacingAsync(steps.Settings, cancellationToken);
        if (steps.Keeping is { } keep) await keep(cancellationToken);
        await session.CloseTablesAsync(tables, steps.Settings.LockTimeout, cancellationToken);
    }

    /// <summary>Drops what is there, and runs the script.</summary>
    /// <param name="script">What <c>pg_restore</c> writes.</param>
    /// <param name="file">The backup's file, for an error.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RunAsync(Stream script, string file, CancellationToken cancellationToken)
    {
        steps.Progress(Emptying);
        var connection = session.Connection;
        var kept = new KeptObjects(await connection.QueryAsync<KeptExtension>(Emptying, Sql.Read("restore_kept"), null, cancellationToken));
        var clearing = await connection.QueryAsync<string>(Emptying, Sql.Read("restore_clearing"), null, cancellationToken);
        await RunAsync(Emptying, clearing, file, cancellationToken);

        var dump = new DumpScript(script);
        while (await NextAsync(dump, file, cancellationToken) is { } statement)
        {
            if (kept.PassesOver(statement)) continue;
            await RunAsync(dump, statement, file, cancellationToken);
        }

        await RunAsync("dropping what the backup does not have", kept.DropOthers(), file, cancellationToken);
    }

    private async Task RunAsync(string doing, IReadOnlyList<string> commands, string file, CancellationToken cancellationToken)
    {
        if (commands.Count == 0) return;
        try
        {
            await session.WatchAsync(() => session.Connection.ExecuteAsync(doing, commands, cancellationToken));
        }
        catch (StatementFailedException refused)
        {
            throw new BackupException(
                "SR622", $"{file} was not restored: {refused.Message} (SQLSTATE {refused.SqlState})", refused.Hint ?? AsItWas, refused);
        }
    }

    private async Task RunAsync(DumpScript dump, Statement statement, string file, CancellationToken cancellationToken)
    {
        try
        {
            if (statement.CopyData is null)
            {
                await session.RunStatementAsync(statement.Text, cancellationToken);
                return;
            }

            steps.Progress($"restoring {Target(statement.Text)}");
            await session.CopyAsync(statement.Text, dump.ReadDataAsync(CancellationToken.None), cancellationToken);
        }
        catch (StatementFailedException refused)
        {
            throw new BackupException(
                "SR622", $"{file} was not restored: the server refused '{Head(statement.Text)}': {refused.Message} (SQLSTATE {refused.SqlState})",
                refused.Hint ?? AsItWas, refused);
        }
    }

    private static async Task<Statement?> NextAsync(DumpScript dump, string file, CancellationToken cancellationToken)
    {
        try
        {
            return await dump.NextAsync(cancellationToken);
        }
        catch (DecoderFallbackException cause)
        {
            throw new BackupException("SR622", $"{file} was not restored: its script is not UTF-8", "restore it with pg_restore by hand", cause);
        }
    }

    // COPY public.t (id, name) FROM stdin
    private static string Target(string copy) => copy[5..].Split(" (", 2)[0].Split(" FROM", 2)[0];

    private static string Head(string sql)
    {
        var line = string.Join(' ', sql.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MostShown ? line : line[..MostShown] + "…";
    }
}
