using System.Data;
using Npgsql;
using SchemaRunner.Engines;

namespace SchemaRunner.Postgres;

/// <summary>Leaves a session as a new one, so that a pool never hands on a transaction, a setting or a lock of ours.</summary>
internal static class SessionEnd
{
    /// <summary>Rolls back what is open, on the way out of an error that is worth more than the rollback's own.</summary>
    public static async Task RollBackAsync(NpgsqlConnection connection)
    {
        if (connection.FullState != ConnectionState.Open) return;
        try
        {
            await connection.ExecuteAsync("rolling back", ["ROLLBACK"], CancellationToken.None);
        }
        catch (EngineException)
        {
            // The server rolls back what a closed connection left open
            await connection.CloseAsync();
        }
    }

    /// <summary>Leaves it clean, or out of the pool.</summary>
    public static async Task CleanAsync(NpgsqlConnection connection)
    {
        if (connection.FullState != ConnectionState.Open) return;
        try
        {
            await connection.ExecuteAsync("closing the session", ["ROLLBACK"], CancellationToken.None);

            // The driver keeps a list of what is prepared, which has to go with it
            await PostgresConnection.Guard("closing the session", () =>
            {
                connection.UnprepareAll();
                return Task.FromResult(true);
            });
            await connection.ExecuteAsync("closing the session", ["DISCARD ALL"], CancellationToken.None);
        }
        catch (EngineException)
        {
            // It cannot be cleaned, so it must not be used again: a closed physical connection is never pooled
            NpgsqlConnection.ClearPool(connection);
        }
    }
}
