using Npgsql;

namespace SchemaRunner.Postgres.Backups;

/// <summary>
/// Copies a database's structure with the journal and a few rows of each other table: first what rows need, then the rows,
/// then what needs the rows. All of it is of one moment.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="copy">The new database.</param>
/// <param name="filling">Copies what is no row.</param>
internal sealed class SampleCopy(NpgsqlConnection source, NpgsqlConnection copy, ScratchFilling filling)
{
    private const string Doing = "copying a sample";
    private const int BufferSize = 64 * 1024;

    // As pg_dump has them: every value reads back as what it was
    private static readonly string[] s_forms =
        ["SET DateStyle = ISO", "SET IntervalStyle = postgres", "SET extra_float_digits = 3", "SET statement_timeout = 0", "SET client_encoding = 'UTF8'"];

    /// <summary>Fills the new database.</summary>
    /// <param name="rows">How many rows of each table at first.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task FillAsync(int rows, CancellationToken cancellationToken)
    {
        await source.ExecuteAsync(
            Doing,
            [
                .. s_forms, "SET idle_in_transaction_session_timeout = 0", "SET search_path = ''", "SET row_security = off",
                "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            ],
            cancellationToken);
        var snapshot = (await source.QueryAsync<string>(Doing, "SELECT pg_catalog.pg_export_snapshot()", null, cancellationToken))[0];
        await filling.CopyAsync(["--section=pre-data", $"--snapshot={snapshot}"], cancellationToken);
        await copy.ExecuteAsync(Doing, s_forms, cancellationToken);
        await CopyRowsAsync(rows, cancellationToken);
        await RepeatAsync("sample_sequences", cancellationToken);
        await filling.CopyAsync(["--section=post-data", $"--snapshot={snapshot}"], cancellationToken);
        await RepeatAsync("sample_views", cancellationToken);
        await source.ExecuteAsync(Doing, ["ROLLBACK"], cancellationToken);
    }

    private async Task CopyRowsAsync(int rows, CancellationToken cancellationToken)
    {
        var tables = await source.QueryAsync<SampleTable>(Doing, Sql.Read("sample_tables"), null, cancellationToken);
        var roots = tables.ToDictionary(table => table.Id);
        var sample = new SampleRows(source, tables);
        await sample.ChooseAsync(rows, cancellationToken);
        foreach (var journal in tables.Where(table => table.IsJournal))
            await CopyAsync($"SELECT {journal.Columns} FROM {journal.Name}", journal, cancellationToken);
        foreach (var (table, places) in sample.Chosen.Where(portion => portion.Table.Columns is not null))
        {
            var root = roots[table.RootId];
            await CopyAsync(
                $"SELECT {root.Columns} FROM ONLY {table.Name} WHERE ctid = ANY ({SampleRows.Places(places)})", root, cancellationToken);
        }
    }

    private Task<bool> CopyAsync(string query, SampleTable into, CancellationToken cancellationToken) =>
        PostgresConnection.Guard(Doing, async () =>
        {
            using var reader = await source.BeginTextExportAsync($"COPY ({query}) TO STDOUT", cancellationToken);
            await using var writer = await copy.BeginTextImportAsync($"COPY {into.Name} ({into.Columns}) FROM STDIN", cancellationToken);
            var buffer = new char[BufferSize];
            while (await reader.ReadAsync(buffer, cancellationToken) is > 0 and var length)
                await writer.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
            return true;
        });

    /// <summary>Runs in the copy the commands that a query of the database gives.</summary>
    private async Task RepeatAsync(string query, CancellationToken cancellationToken)
    {
        var commands = await source.QueryAsync<string>(Doing, Sql.Read(query), null, cancellationToken);
        if (commands.Count > 0) await copy.ExecuteAsync(Doing, commands, cancellationToken);
    }
}
