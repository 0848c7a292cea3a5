using Npgsql;

namespace SchemaRunner.Postgres.Locks;

/// <summary>Begins a transaction and takes locks in one round trip: the first with time to wait, the others nearly at once.</summary>
/// <param name="connection">No transaction is open on it.</param>
/// <param name="locks">The commands that take them.</param>
/// <param name="first">Which of them comes first.</param>
internal sealed class LockAttempt(NpgsqlConnection connection, IReadOnlyList<string> locks, int first)
{
    /// <summary>Which lock was not to be had.</summary>
    public int Refused { get; private set; }

    /// <summary>Takes them.</summary>
    /// <param name="wait">How long to wait for the first.</param>
    /// <param name="patience">How long to wait for each of the others.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public Task RunAsync(TimeSpan wait, TimeSpan patience, CancellationToken cancellationToken) => PostgresConnection.Guard(
        "locking the tables",
        async () =>
        {
            await using var batch = connection.CreateBatch();
            batch.Timeout = 0;
            Add(batch, "BEGIN ISOLATION LEVEL REPEATABLE READ, READ WRITE");

            // A script's statements are limited, not the wait for its tables, which has a limit of its own
            Add(batch, "SET LOCAL statement_timeout = 0");
            var commands = new List<(int Lock, NpgsqlBatchCommand Command)>();
            foreach (var at in Enumerable.Range(0, locks.Count).OrderBy(at => at != first))
            {
                if (commands.Count < 2) Add(batch, $"SET LOCAL lock_timeout = {TableLocks.Milliseconds(commands.Count == 0 ? wait : patience)}");
                commands.Add((at, Add(batch, locks[at])));
            }

            try
            {
                await batch.ExecuteNonQueryAsync(cancellationToken);
            }
            finally
            {
                // the driver learns what a command was when the server has carried it out
                Refused = commands.FirstOrDefault(c => c.Command.StatementType == StatementType.Unknown).Lock;
            }

            return true;
        });

    private static NpgsqlBatchCommand Add(NpgsqlBatch batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }
}
