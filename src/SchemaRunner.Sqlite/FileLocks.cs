using SchemaRunner.Engines;
using SchemaRunner.Reports;
using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite;

/// <summary>Tells whom a transaction keeps from the database file: it is locked as a whole.</summary>
/// <remarks>
/// Writers wait from BEGIN IMMEDIATE on. Readers go on until COMMIT writes to the file, or until the changed pages no longer
/// fit the cache and go there before; with a write-ahead log they always do.
/// </remarks>
internal sealed class FileLocks
{
    private const int Pending = 3;

    private bool isClosedToReaders;

    /// <summary>What was held when the phase started.</summary>
    public IReadOnlyList<TableLock> AtStart { get; private set; } = [];

    /// <summary>Looks when a phase starts, in a transaction that may write.</summary>
    public void Start(NativeConnection connection)
    {
        isClosedToReaders = IsClosedToReaders(connection);
        AtStart = [isClosedToReaders ? Exclusive : new TableLock(null, "RESERVED", LockEffect.Writers)];
    }

    /// <summary>Looks behind a statement.</summary>
    public StatementOutcome Take(NativeConnection connection, StatementOutcome outcome)
    {
        if (isClosedToReaders || !IsClosedToReaders(connection)) return outcome;
        isClosedToReaders = true;
        return outcome with { Locks = [Exclusive] };
    }

    private static TableLock Exclusive { get; } = new(null, "EXCLUSIVE", LockEffect.Everyone);

    private static bool IsClosedToReaders(NativeConnection connection) => connection.LockLevel >= Pending;
}
