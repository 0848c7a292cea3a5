using Microsoft.Data.Sqlite;
using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Backups;

/// <summary>
/// Copies a database's structure with the journal and a few rows of each other table: tables, then rows, then what needs the
/// rows. All of it is of one moment.
/// </summary>
/// <param name="connection">On the new database.</param>
internal sealed class SampleCopy(NativeConnection connection)
{
    private const string Journal = "schemarunner_journal";
    private static readonly string[] Pragmas = ["encoding", "page_size", "auto_vacuum", "user_version", "application_id"];

    /// <summary>Makes a new database of a sample of another one.</summary>
    /// <param name="from">The database's file.</param>
    /// <param name="to">The new database's file.</param>
    /// <param name="rows">How many rows of each table at first.</param>
    /// <param name="patience">How long to wait for others.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The virtual tables, whose rows were not copied.</returns>
    public static IReadOnlyList<string> Make(string from, string to, int rows, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        using var connection = NativeConnection.Open(to, SqliteOpenMode.ReadWriteCreate);
        connection.WaitForLocks(patience);
        using var watch = connection.Interruption.Watch(limit: null, time, cancellationToken);
        connection.Execute($"ATTACH DATABASE {SampleTable.SqlLiteral(from)} AS src");
        return new SampleCopy(connection).Fill(rows);
    }

    private IReadOnlyList<string> Fill(int rows)
    {
        connection.Execute("PRAGMA foreign_keys = OFF");
        connection.Execute("PRAGMA ignore_check_constraints = ON");
        foreach (var pragma in Pragmas)
            connection.Execute($"PRAGMA main.{pragma} = {SampleTable.SqlLiteral(connection.QueryText($"PRAGMA src.{pragma}"))}");
        connection.Execute("BEGIN");
        var objects = Objects();
        var isVirtual = objects.ToLookup(it => it.Type == "table" && it.Sql.StartsWith("CREATE VIRTUAL", StringComparison.OrdinalIgnoreCase));
        foreach (var table in isVirtual[true]) connection.Execute(table.Sql);

        // A virtual table has made those that it keeps its rows in
        var made = Names();
        var tables = isVirtual[false].Where(it => it.Type == "table" && !made.Contains(it.Name)).ToList();
        foreach (var table in tables) connection.Execute(table.Sql);
        CopyRows([.. tables.Select(table => table.Name)], rows);
        foreach (var other in isVirtual[false].Where(it => it.Type != "table")) connection.Execute(other.Sql);
        connection.Execute("COMMIT");
        if (connection.QueryInt64("SELECT count(*) FROM src.sqlite_master WHERE name = 'sqlite_stat1'") > 0) connection.Execute("ANALYZE main");
        if (connection.QueryText("PRAGMA src.journal_mode") == "wal") connection.Execute("PRAGMA main.journal_mode = WAL");
        return [.. isVirtual[true].Select(table => table.Name)];
    }

    private void CopyRows(IReadOnlyList<string> tables, int rows)
    {
        var sample = new SampleRows(connection);
        sample.Choose([.. tables.Where(table => table != Journal)], rows);
        foreach (var table in tables)
        {
            if (table == Journal) connection.Execute($"INSERT INTO main.{Journal} SELECT * FROM src.{Journal}");
            else sample.Copy(table);
        }

        if (connection.QueryInt64("SELECT count(*) FROM src.sqlite_master WHERE name = 'sqlite_sequence'") == 0) return;
        connection.Execute("DELETE FROM main.sqlite_sequence");
        connection.Execute("INSERT INTO main.sqlite_sequence SELECT * FROM src.sqlite_sequence");
    }

    private HashSet<string> Names()
    {
        var names = new HashSet<string>(SqliteNames.Comparer);
        using var rows = connection.Prepare("SELECT name FROM main.sqlite_master");
        while (rows.Step()) names.Add(rows.Text(0)!);
        return names;
    }

    // In the order in which they were made; what has no text the library makes itself
    private List<(string Type, string Name, string Sql)> Objects()
    {
        var objects = new List<(string, string, string)>();
        using var rows = connection.Prepare(
            "SELECT type, name, sql FROM src.sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY rowid");
        while (rows.Step()) objects.Add((rows.Text(0)!, rows.Text(1)!, rows.Text(2)!));
        return objects;
    }
}
