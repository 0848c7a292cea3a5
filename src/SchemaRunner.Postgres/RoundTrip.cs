using System.Data.Common;
using Dapper;
using Npgsql;

namespace SchemaRunner.Postgres;

/// <summary>Commands and queries that go to the server together; the first error ends them all.</summary>
/// <param name="connection">Where they go.</param>
/// <param name="isPrepared">Whether their texts come again and again, so that the server had better keep their plans.</param>
internal sealed class RoundTrip(NpgsqlConnection connection, bool isPrepared = false)
{
    private readonly List<NpgsqlBatchCommand> _commands = [];
    private readonly List<Func<DbDataReader, CancellationToken, Task>> _readers = [];

    /// <summary>Adds commands whose answers nobody needs.</summary>
    public RoundTrip Run(params IEnumerable<string> commands)
    {
        foreach (var command in commands)
        {
            _commands.Add(new NpgsqlBatchCommand(command));

            // Only what returns rows has a result to step over
            if (command.StartsWith("SELECT", StringComparison.Ordinal)) _readers.Add((_, _) => Task.CompletedTask);
        }

        return this;
    }

    /// <summary>Adds a query; the list is filled when the answer has come.</summary>
    /// <param name="sql">The query, with its parameters as <c>$1</c>, <c>$2</c> ….</param>
    /// <param name="first">The value of <c>$1</c>; <see langword="null"/> when there is none.</param>
    /// <param name="others">The values of the further ones.</param>
    public List<T> Ask<T>(string sql, object? first = null, params object[] others)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in first is null ? others : [first, .. others]) command.Parameters.Add(new NpgsqlParameter { Value = value });
        _commands.Add(command);
        var rows = new List<T>();
        _readers.Add(async (reader, cancellationToken) =>
        {
            rows.Clear();
            Func<DbDataReader, T> parse = typeof(T) == typeof(string) ? r => r.GetFieldValue<T>(0) : reader.GetRowParser<T>();
            while (await reader.ReadAsync(cancellationToken)) rows.Add(parse(reader));
        });
        return rows;
    }

    /// <summary>Adds a query without parameters whose answer the caller reads.</summary>
    public void Ask(string sql, Func<DbDataReader, CancellationToken, Task> read)
    {
        _commands.Add(new NpgsqlBatchCommand(sql));
        _readers.Add(read);
    }

    /// <summary>Sends everything and reads the answers, with errors said in the engine's words.</summary>
    public Task SendAsync(string doing, CancellationToken cancellationToken)
        => PostgresConnection.Guard(doing, () => SendAsync(cancellationToken));

    /// <summary>Sends everything and reads the answers, with errors said as the caller says them.</summary>
    public Task SendAsync(Func<NpgsqlException, Exception> error, string doing, CancellationToken cancellationToken)
        => PostgresConnection.Guard(doing, async () =>
        {
            try
            {
                return await SendAsync(cancellationToken);
            }
            catch (NpgsqlException e)
            {
                throw error(e);
            }
        });

    private async Task<bool> SendAsync(CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Timeout = 0;
        foreach (var command in _commands) batch.BatchCommands.Add(command);
        if (isPrepared) await batch.PrepareAsync(cancellationToken);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var read in _readers)
        {
            await read(reader, cancellationToken);
            await reader.NextResultAsync(cancellationToken);
        }

        return true;
    }
}
