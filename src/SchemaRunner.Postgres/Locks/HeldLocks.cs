using System.Data.Common;
using NpgsqlTypes;

namespace SchemaRunner.Postgres.Locks;

/// <summary>The answer to <c>held_locks.sql</c>.</summary>
/// <param name="Wal">How far the log of writes has come.</param>
/// <param name="Locks">What is locked, in which of the server's modes, and the table's file where that may be another one.</param>
internal sealed record HeldLocks(ulong Wal, IReadOnlyList<(uint Relation, string Mode, uint? FileNode)> Locks)
{
    private const string Mark = "schemarunner wal";

    /// <summary>The question that leaves out the locks, which is asked behind a statement that takes none.</summary>
    public const string WalOnly =
        $"""
        SELECT NULL::pg_catalog.oid AS "Relation", NULL::pg_catalog.text AS "Mode", NULL::pg_catalog.oid AS "FileNode",
               pg_catalog.pg_current_wal_insert_lsn() AS "{Mark}"
        """;

    /// <summary>Whether a reader has come to an answer, and not to what a script's own query returns.</summary>
    public static bool IsAt(DbDataReader reader) => reader.FieldCount == 4 && reader.GetName(3) == Mark;

    /// <summary>Reads the answer that a reader has come to.</summary>
    public static async Task<HeldLocks> ReadAsync(DbDataReader reader, CancellationToken cancellationToken)
    {
        var wal = 0UL;
        var locks = new List<(uint, string, uint?)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            wal = (ulong)reader.GetFieldValue<NpgsqlLogSequenceNumber>(3);
            if (!reader.IsDBNull(0)) locks.Add((reader.GetFieldValue<uint>(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<uint>(2)));
        }

        return new HeldLocks(wal, locks);
    }
}
