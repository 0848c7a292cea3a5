using Npgsql;
using SchemaRunner.Scripts;
using SchemaRunner.Engines;
using SchemaRunner.Postgres.Locks;

namespace SchemaRunner.Postgres;

/// <summary>Runs a script's statements verbatim.</summary>
/// <remarks>
/// In a batch: the driver would cut a plain command's text at semicolons by rules of its own, and it would read <c>@name</c>
/// as a parameter. What is asked behind a statement is a command of its own in the same batch, and is not run when the
/// statement is refused.
/// </remarks>
internal sealed class StatementRunner(NpgsqlConnection connection, int pid)
{
    private static readonly StatementOutcome Nothing = new(null, []);

    // a loop that says something about every row would otherwise hold all of it
    private const int MostNotices = 1_000;

    /// <summary>Runs one statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="locks">Told what it locked; <see langword="null"/> not to ask.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<StatementOutcome> ExecuteAsync(Statement statement, LockLog? locks, CancellationToken cancellationToken) =>
        statement.CopyData is { } data
            ? ListenAsync(() => Guard(() => statement.Text, async () =>
            {
                // it speaks a language of its own, in which nothing can be asked
                var wal = locks is null ? 0 : locks.Wal ?? (await AskAsync(HeldLocks.WalOnly, cancellationToken)).Wal;
                await new CopyImport(connection, pid).RunAsync(statement.Text, statement.CopyRest.Prepend(data), cancellationToken);
                return locks is null ? Nothing : locks.Take(Nothing, wal, await AskAsync(locks.QuestionBehind([statement]), cancellationToken));
            }))
            : ExecuteAllAsync([statement], locks, _ => { }, cancellationToken);

    /// <summary>Runs statements one behind the other in one round trip, unless one alone has data.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="locks">Told what they locked; <see langword="null"/> not to ask.</param>
    /// <param name="completed">Told how many ran, when the one behind them was refused.</param>
    /// <param name="cancellationToken">Stops them.</param>
    public async Task<StatementOutcome> ExecuteAllAsync(
        IReadOnlyList<Statement> statements, LockLog? locks, Action<int> completed, CancellationToken cancellationToken)
    {
        if (statements is [{ CopyData: not null } only]) return await ExecuteAsync(only, locks, cancellationToken);

        // the first statement of a script finds nobody who has asked before it
        string[] before = locks is null or { Wal: not null } ? [] : [HeldLocks.WalOnly];
        string[] behind = locks is null ? [] : [locks.QuestionBehind(statements)];
        await using var batch = Batch([.. before, .. statements.Select(statement => statement.Text), .. behind]);
        return await ListenAsync(() => Guard(
            () =>
            {
                // the driver learns what a command was when the server has carried it out
                var count = 0;
                while (count < statements.Count - 1 && batch.BatchCommands[before.Length + count].StatementType != StatementType.Unknown) count++;
                completed(count);
                return statements[count].Text;
            },
            () => RunAsync(batch, locks, cancellationToken)));
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

    private async Task<StatementOutcome> ListenAsync(Func<Task<StatementOutcome>> work)
    {
        var notices = new List<string>();
        void OnNotice(object sender, NpgsqlNoticeEventArgs e)
        {
            if (notices.Count <= MostNotices) notices.Add($"{e.Notice.Severity}: {e.Notice.MessageText}");
        }

        connection.Notice += OnNotice;
        try
        {
            return await work() with { Notices = notices };
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

    private async Task<StatementOutcome> RunBatchAsync(string sql, CancellationToken cancellationToken)
    {
        await using var batch = Batch(sql);
        return await RunAsync(batch, locks: null, cancellationToken);
    }

    private static async Task<StatementOutcome> RunAsync(NpgsqlBatch batch, LockLog? locks, CancellationToken cancellationToken)
    {
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var answers = new List<HeldLocks>(2);
        do
        {
            if (locks is not null && HeldLocks.IsAt(reader)) answers.Add(await HeldLocks.ReadAsync(reader, cancellationToken));
        }
        while (await reader.NextResultAsync(cancellationToken));
        var outcome = new StatementOutcome(reader.RecordsAffected < 0 ? null : reader.RecordsAffected, []);
        return locks is null ? outcome : locks.Take(outcome, locks.Wal ?? answers[0].Wal, answers[^1]);
    }

    private async Task<HeldLocks> AskAsync(string question, CancellationToken cancellationToken)
    {
        await using var batch = Batch(question);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await HeldLocks.ReadAsync(reader, cancellationToken);
    }

    private NpgsqlBatch Batch(params ReadOnlySpan<string> statements)
    {
        var batch = connection.CreateBatch();
        batch.Timeout = 0;
        foreach (var sql in statements) batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
        return batch;
    }
}
