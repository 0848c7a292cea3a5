using Dapper;
using Npgsql;
using SchemaRunner.Engines;

namespace SchemaRunner.Postgres;

/// <summary>Opens connections, and runs the engine's own queries with errors said in the engine's words.</summary>
internal static class PostgresConnection
{
    /// <summary>Opens a connection to a server that is new enough.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(
        NpgsqlDataSource source, ConnectionTarget target, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection;
        try
        {
            connection = await source.OpenConnectionAsync(cancellationToken);
        }
        catch (Exception e) when (e is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException or IOException)
        {
            throw PostgresErrors.Connecting(e, target);
        }

        if (SupportedServers.Refusal(connection.PostgreSqlVersion) is not { } refusal) return connection;

        await connection.DisposeAsync();
        throw new ConnectionFailedException(target.Text, refusal, "upgrade the server");
    }

    /// <summary>Runs commands in one round trip, without reading what they return.</summary>
    public static Task ExecuteAsync(
        this NpgsqlConnection connection, string doing, IEnumerable<string> commands, CancellationToken cancellationToken)
        => Guard(doing, async () =>
        {
            await using var batch = connection.CreateBatch();
            batch.Timeout = 0;
            foreach (var command in commands) batch.BatchCommands.Add(new NpgsqlBatchCommand(command));
            await batch.ExecuteNonQueryAsync(cancellationToken);
            return true;
        });

    /// <summary>Runs one query; Dapper maps its rows.</summary>
    public static Task<List<T>> QueryAsync<T>(
        this NpgsqlConnection connection, string doing, string sql, object? parameters, CancellationToken cancellationToken)
        => Guard(doing, async () =>
        {
            var command = new CommandDefinition(sql, parameters, commandTimeout: 0, cancellationToken: cancellationToken);
            return (await connection.QueryAsync<T>(command)).AsList();
        });

    /// <summary>Runs work of our own, with errors said in the engine's words.</summary>
    public static async Task<T> Guard<T>(string doing, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (NpgsqlException e)
        {
            throw PostgresErrors.Own(e, doing);
        }
        catch (InvalidOperationException e) when (e is not ObjectDisposedException && e.Message.Contains("Connection is not open", StringComparison.Ordinal))
        {
            throw new ConnectionLostException($"the connection was lost while {doing}", e);
        }
    }
}
