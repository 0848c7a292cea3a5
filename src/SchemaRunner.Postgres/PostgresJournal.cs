using System.Globalization;
using System.Text;
using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Journal;

namespace SchemaRunner.Postgres;

/// <summary>The journal table: in the schema where it was made, wherever that stands on the search path.</summary>
internal sealed class PostgresJournal(NpgsqlConnection connection, SearchPath path, string user)
{
    /// <summary>The table's name.</summary>
    public const string Table = "schemarunner_journal";

    /// <summary>Finds the table: quoted, with its schema; <see langword="null"/> when there is none.</summary>
    public async Task<string?> FindAsync(CancellationToken cancellationToken)
    {
        var trip = new RoundTrip(connection, isPrepared: true);
        var schemas = AskPlace(trip);
        await trip.SendAsync("looking for the journal", cancellationToken);
        return TableIn(schemas);
    }

    /// <summary>Asks for the schemas that hold such a table.</summary>
    public List<string> AskPlace(RoundTrip trip) => trip.Ask<string>(Sql.Read("journal_place"), path.Schemas.ToArray());

    /// <summary>The table in the first of these schemas.</summary>
    public static string? TableIn(IReadOnlyList<string> schemas) => schemas.Count == 0 ? null : Sql.Quote(schemas[0], Table);

    /// <summary>Reads all of it, in order.</summary>
    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } table) return [];
        try
        {
            return await ReadAsync(table, cancellationToken);
        }
        catch (PermissionDeniedException e)
        {
            throw new PermissionDeniedException(
                $"user {user} may not read the journal {table}", $"GRANT SELECT ON {table} TO {Sql.Quote(user)}", e.InnerException);
        }
    }

    private async Task<List<JournalEntry>> ReadAsync(string table, CancellationToken cancellationToken)
    {
        // Before any other column: a later format may have other ones
        var format = await connection.QueryAsync<int?>(
            "reading the journal", $"SELECT pg_catalog.max(format_version) FROM {table}", null, cancellationToken);
        if (format[0] > JournalEntry.CurrentFormat)
            throw new JournalFormatException(format[0]!.Value, JournalEntry.CurrentFormat);

        var rows = await RowsAsync(table, "ORDER BY event_id", cancellationToken);
        return rows.ConvertAll(r => r.ToEntry());
    }

    /// <summary>Makes sure of the privileges that the first entry and every further one need.</summary>
    public async Task RequireAsync(CancellationToken cancellationToken)
    {
        var table = await FindAsync(cancellationToken);
        var may = await connection.QueryAsync<bool>(
            "looking for privileges",
            table is null
                ? "SELECT COALESCE((SELECT pg_catalog.has_schema_privilege(n.oid, 'CREATE') FROM pg_catalog.pg_namespace AS n"
                    + " WHERE n.nspname = @name), true)"
                : "SELECT pg_catalog.has_table_privilege(@name, 'SELECT') AND pg_catalog.has_table_privilege(@name, 'INSERT')"
                    + " AND pg_catalog.has_table_privilege(@name, 'UPDATE')",
            new { name = table ?? path.Default }, cancellationToken);
        if (!may[0]) throw table is null ? MayNotCreate() : MayNotWrite(table);
    }

    /// <summary>Appends one entry, in the transaction that the caller has opened, whose settings it pins.</summary>
    /// <param name="found">The table, when the transaction has seen it and nothing ran since.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="seal">Makes it the successor of the last one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task AppendAsync(
        string? found, JournalEntry entry, Func<JournalEntry, JournalEntry?, JournalEntry> seal, CancellationToken cancellationToken)
    {
        var trip = new RoundTrip(connection, isPrepared: true).Run(PinnedSettings.Commands);
        if (found is null)
        {
            var place = AskPlace(trip);
            await trip.SendAsync("writing the journal", cancellationToken);
            found = TableIn(place);
            trip = new RoundTrip(connection, isPrepared: true);
        }

        var table = found ?? await CreateAsync(cancellationToken);
        try
        {
            // Two writers must not continue the same last entry; and a trigger or a rule would write after the phase was compared
            trip.Run($"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE");
            var writers = trip.Ask<long>(Sql.Read("journal_triggers"), table);
            var last = trip.Ask<JournalRow>(Of("journal_rows", table) + "ORDER BY event_id DESC LIMIT 1");
            await trip.SendAsync("writing the journal", cancellationToken);
            if (writers[0] > 0) throw new JournalTouchedException();

            var row = JournalRow.Of(seal(entry, last.Count == 0 ? null : last[0].ToEntry()));
            await connection.QueryAsync<int>("writing the journal", Of("journal_insert", table), row, cancellationToken);
        }
        catch (PermissionDeniedException e)
        {
            throw MayNotWrite(table, e.InnerException);
        }
    }

    private async Task<string> CreateAsync(CancellationToken cancellationToken)
    {
        var table = Sql.Quote(path.Default, Table);
        try
        {
            await connection.ExecuteAsync("creating the journal", [Of("journal_create", table)], cancellationToken);
            return table;
        }
        catch (PermissionDeniedException e)
        {
            throw MayNotCreate(e.InnerException);
        }
    }

    private PermissionDeniedException MayNotWrite(string table, Exception? cause = null) => new(
        $"user {user} may not write the journal {table}",
        $"GRANT SELECT, INSERT, UPDATE ON {table} TO {Sql.Quote(user)}", cause);

    private PermissionDeniedException MayNotCreate(Exception? cause = null) => new(
        $"user {user} may not create the journal in schema {path.Default}",
        $"GRANT CREATE ON SCHEMA {Sql.Quote(path.Default)} TO {Sql.Quote(user)}", cause);

    private Task<List<JournalRow>> RowsAsync(string table, string order, CancellationToken cancellationToken)
        => connection.QueryAsync<JournalRow>(
            "reading the journal", Of("journal_rows", table) + order, null, cancellationToken);

    private static string Of(string query, string table)
        => string.Format(CultureInfo.InvariantCulture, CompositeFormat.Parse(Sql.Read(query)), table);
}
