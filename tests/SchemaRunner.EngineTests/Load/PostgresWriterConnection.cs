using Npgsql;

namespace SchemaRunner.EngineTests.Load;

/// <summary>A writer's connection: says which statement failed, and what ran then.</summary>
internal sealed class PostgresWriterConnection(string name, NpgsqlConnection connection, RunWatch watch) : IAsyncDisposable
{
    private readonly Dictionary<string, NpgsqlCommand> prepared = [];

    /// <summary>Runs a statement.</summary>
    public Task<int> RunAsync(string sql, params object[] values) =>
        WatchAsync(sql, async () =>
        {
            await using var command = Make(sql, values);
            return await command.ExecuteNonQueryAsync();
        });

    /// <summary>Reads one value; the type's default for none.</summary>
    public Task<T?> ReadAsync<T>(string sql, params object[] values) =>
        WatchAsync(sql, async () =>
        {
            await using var command = Make(sql, values);
            return await command.ExecuteScalarAsync() is T value ? value : default;
        });

    /// <summary>Runs a statement that the server keeps prepared for the life of the connection.</summary>
    public Task<int> RunPreparedAsync(string sql, params object[] values) =>
        WatchAsync(sql, async () =>
        {
            if (!prepared.TryGetValue(sql, out var command))
            {
                prepared[sql] = command = Make(sql, values);
                await command.PrepareAsync();
            }

            for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
            return await command.ExecuteNonQueryAsync();
        });

    /// <summary>Copies lines of text into a table.</summary>
    public Task<int> CopyAsync(string copy, IReadOnlyCollection<string> lines) =>
        WatchAsync(copy, async () =>
        {
            await using var import = await connection.BeginTextImportAsync(copy);
            foreach (var line in lines) await import.WriteLineAsync(line);
            return lines.Count;
        });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var command in prepared.Values) await command.DisposeAsync();
        await connection.DisposeAsync();
    }

    private NpgsqlCommand Make(string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private async Task<T> WatchAsync<T>(string sql, Func<Task<T>> run)
    {
        var phase = watch.Now;
        try
        {
            return await run();
        }
        catch (NpgsqlException e)
        {
            var server = e is PostgresException p ? $"{p.SqlState} {p.MessageText} {p.Detail}" : e.Message;
            throw new WriterFailedException(name, sql, $"{phase} … {watch.Now}", server, e);
        }
    }
}
