using Npgsql;

namespace SchemaRunner.Postgres;

/// <summary>Sends the data of a COPY, and stops it on the server when it is to be stopped.</summary>
/// <remarks>
/// The driver waits for the end of a COPY without a way to stop, however long triggers, keys and indexes take; and a write
/// that it stops would cost the connection. So the server is told on another connection, as for any other statement.
/// </remarks>
/// <param name="connection">Where it goes.</param>
/// <param name="pid">The server's own number for its session; a pooler tells its clients another one.</param>
internal sealed class CopyImport(NpgsqlConnection connection, int pid)
{
    private const int Chunk = 64 * 1024;

    /// <summary>Runs the statement with its data.</summary>
    public Task RunAsync(string sql, IEnumerable<string> parts, CancellationToken cancellationToken) =>
        RunAsync(sql, writer => SendAsync(writer, parts, cancellationToken), cancellationToken);

    /// <summary>Runs the statement with its data as the server takes it, byte for byte.</summary>
    public Task RunAsync(string sql, IAsyncEnumerable<ReadOnlyMemory<byte>> parts, CancellationToken cancellationToken) =>
        RunAsync(sql, writer => SendAsync(writer.BaseStream, parts, cancellationToken), cancellationToken);

    private async Task RunAsync(string sql, Func<StreamWriter, Task> send, CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(() => stopped.TrySetResult());

        // On a thread of its own: the end of a COPY keeps its thread until the server has answered
        var sending = Task.Run(() => SendAsync(sql, send, cancellationToken), CancellationToken.None);
        if (await Task.WhenAny(sending, stopped.Task) == stopped.Task) await TellServerAsync();
        try
        {
            await sending;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.QueryCanceled && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task SendAsync(string sql, Func<StreamWriter, Task> send, CancellationToken cancellationToken)
    {
        await using var writer = await connection.BeginTextImportAsync(sql, cancellationToken);
        await send(writer);
    }

    private static async Task SendAsync(Stream stream, IAsyncEnumerable<ReadOnlyMemory<byte>> parts, CancellationToken cancellationToken)
    {
        await foreach (var part in parts.WithCancellation(CancellationToken.None))
        {
            if (cancellationToken.IsCancellationRequested) return;
            await stream.WriteAsync(part, CancellationToken.None);
        }
    }

    private static async Task SendAsync(StreamWriter writer, IEnumerable<string> parts, CancellationToken cancellationToken)
    {
        var last = '\n';
        foreach (var data in parts)
        {
            for (var start = 0; start < data.Length; start += Chunk)
            {
                if (cancellationToken.IsCancellationRequested) return;
                await writer.WriteAsync(data.AsMemory(start, Math.Min(Chunk, data.Length - start)), CancellationToken.None);
            }

            if (data.Length > 0) last = data[^1];
        }

        if (last != '\n') await writer.WriteAsync("\n".AsMemory(), CancellationToken.None);
    }

    private async Task TellServerAsync()
    {
        try
        {
            await using var other = (NpgsqlConnection)((ICloneable)connection).Clone();
            await other.OpenAsync(CancellationToken.None);
            await other.ExecuteAsync("stopping a COPY", [$"SELECT pg_catalog.pg_cancel_backend({pid})"], CancellationToken.None);
        }
        catch (Exception e) when (e is NpgsqlException or Engines.EngineException)
        {
            // without a second connection the COPY is stopped when it is through
        }
    }
}
