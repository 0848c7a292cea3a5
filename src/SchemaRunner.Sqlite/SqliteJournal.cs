using Dapper;
using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite;

/// <summary>The table <c>schemarunner_journal</c>.</summary>
internal static class SqliteJournal
{
    /// <summary>Reads every entry in order; none when there is no table.</summary>
    public static IReadOnlyList<JournalEntry> Read(NativeConnection connection) =>
        Exists(connection) ? [.. connection.Driver.Query<JournalRow>(SqlFile.Read("journal")).Select(ToEntry)] : [];

    /// <summary>Appends one entry in the transaction that is open, or in one of its own.</summary>
    public static void Append(
        NativeConnection connection, JournalEntry entry, Func<JournalEntry, JournalEntry?, JournalEntry> seal)
    {
        if (connection.InTransaction)
        {
            Write(connection, entry, seal);
            return;
        }

        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            Write(connection, entry, seal);
            connection.Execute("COMMIT");
        }
        finally
        {
            if (connection.InTransaction) connection.Execute("ROLLBACK");
        }
    }

    private static void Write(
        NativeConnection connection, JournalEntry entry, Func<JournalEntry, JournalEntry?, JournalEntry> seal)
    {
        connection.Execute(SqlFile.Read("create_journal"));
        // It would write after the phase was compared
        var triggers = SqlFile.Read("journal_triggers");
        if (connection.QueryInt64(triggers) > 0
            || (connection.HasTemporaryDatabase && connection.QueryInt64(triggers.Replace("main.", "temp.", StringComparison.Ordinal)) > 0))
            throw new JournalTouchedException();
        var last = connection.Driver.QueryFirstOrDefault<JournalRow>(SqlFile.Read("journal") + " DESC LIMIT 1");
        var row = JournalRow.From(seal(entry, last is null ? null : ToEntry(last)));
        connection.Driver.Execute(SqlFile.Read("append_journal"), row);
    }

    private static bool Exists(NativeConnection connection) => connection.QueryInt64(
        "SELECT count(*) FROM main.sqlite_master WHERE type = 'table' AND name = 'schemarunner_journal'") > 0;

    private static JournalEntry ToEntry(JournalRow row) => row.Format > JournalEntry.CurrentFormat
        ? throw new JournalFormatException(row.Format, JournalEntry.CurrentFormat)
        : row.ToEntry();
}
