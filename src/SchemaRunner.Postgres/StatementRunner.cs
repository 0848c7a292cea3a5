using Npgsql;
using SchemaRunner.Scripts;
using SchemaRunner.Engines;

namespace SchemaRunner.Postgres;

/// <summary>Runs a script's statements verbatim.</summary>
/// <remarks>
/// One batch of one command: the driver would cut a plain command's text at semicolons by rules of its own, and it would
/// read <c>@name</c> as a parameter.
/// </remarks>
internal sealed class StatementRunner(NpgsqlConnection connection)
{
    // a loop that says something about every row would otherwise hold all of it
    private const int MostNotices = 1_000;

    /// <summary>Runs one statement.</summary>
    public Task<StatementOutcome> ExecuteAsync(Statement statement, CancellationToken cancellationToken) =>
        ListenAsync(() => Guard(() => statement.Text, () => statement.CopyData is { } data
            ? CopyAsync(statement.Text, statement.CopyRest.Prepend(data), cancellationToken)
            : RunBatchAsync(statement.Text, cancellationToken)));

    /// <summary>Runs statements one behind the other, in one round trip when they are several.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="completed">Told how many ran, when the one behind them was refused.</param>
    /// <param name="cancellationToken">Stops them.</param>
    public async Task<StatementOutcome> ExecuteAllAsync(
        IReadOnlyList<Statement> statements, Action<int> completed, CancellationToken cancellationToken)
    {
        if (statements is [var only]) return await ExecuteAsync(only, cancellationToken);
        await using var batch = Batch([.. statements.Select(statement => statement.Text)]);
        return await ListenAsync(() => Guard(
            () =>
            {
                // the driver learns what a command was when the server has carried it out
                var count = 0;
                while (count < statements.Count - 1 && batch.BatchCommands[count].StatementType != StatementType.Unknown) count++;
                completed(count);
                return statements[count].Text;
            },
            () => RunAsync(batch, cancellationToken)));
    }

    /// <summary>Runs a command that stands in no script, with errors said as a script's.</summary>
    public Task RunAsync(string sql, CancellationToken cancellationToken)
        => Guard(() => sql, () => RunBatchAsync(sql, cancellationToken));

    /// <summary>Runs a query; <see langword="null"/> when it returns one true value.</summary>
    public Task<string?> EvaluateAsync(string sql, CancellationToken cancellationToken) => Guard(() => sql, async () =>
    {
        await using var batch = Batch(sql);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var rows = 0;
        object? value = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            if (rows++ == 0 && reader.FieldCount == 1) value = reader.GetValue(0);
        }

        return (rows, reader.FieldCount, value) switch
        {
            (_, not 1, _) => $"{reader.FieldCount} columns",
            (0, _, _) => "no row",
            ( > 1, _, _) => $"{rows} rows",
            (_, _, true) => null,
            (_, _, false) => "false",
            (_, _, DBNull or null) => "NULL",
            _ => $"{value}, which is no boolean",
        };
    });

    private async Task<StatementOutcome> ListenAsync(Func<Task<long?>> work)
    {
        var notices = new List<string>();
        void OnNotice(object sender, NpgsqlNoticeEventArgs e)
        {
            if (notices.Count <= MostNotices) notices.Add($"{e.Notice.Severity}: {e.Notice.MessageText}");
        }

        connection.Notice += OnNotice;
        try
        {
            return new StatementOutcome(await work(), notices);
        }
        finally
        {
            connection.Notice -= OnNotice;
        }
    }

    private static async Task<T> Guard<T>(Func<string> refused, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (NpgsqlException e)
        {
            throw PostgresErrors.Script(e, refused());
        }
        catch (NotSupportedException e)
        {
            // COPY … FROM stdin without data, COPY … TO stdout: the driver refuses what needs a stream
            throw new StatementFailedException(e.Message, "0A000", offset: null, detail: null, e);
        }
    }

    private async Task<long?> RunBatchAsync(string sql, CancellationToken cancellationToken)
    {
        await using var batch = Batch(sql);
        return await RunAsync(batch, cancellationToken);
    }

    private static async Task<long?> RunAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        var rows = await batch.ExecuteNonQueryAsync(cancellationToken);
        return rows < 0 ? null : rows;
    }

    private NpgsqlBatch Batch(params ReadOnlySpan<string> statements)
    {
        var batch = connection.CreateBatch();
        batch.Timeout = 0;
        foreach (var sql in statements) batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
        return batch;
    }

    private async Task<long?> CopyAsync(string sql, IEnumerable<string> parts, CancellationToken cancellationToken)
    {
        await new CopyImport(connection).RunAsync(sql, parts, cancellationToken);
        return null;
    }
}
