namespace SchemaRunner.EngineTests.Load;

/// <summary>An application that writes to every table by the names it has always used, and waits when it has to.</summary>
/// <remarks>
/// Its transactions lock tables in different orders, and some read what they write afterwards: that is where locks taken
/// later and stronger deadlock. Among themselves writers cannot: each has rows of its own, and the one row that they share
/// comes last.
/// </remarks>
internal sealed class PostgresWriter(int number, PostgresWriterConnection connection, Random random) : IAsyncDisposable
{
    private readonly List<long> accounts = [];
    private readonly List<long> invoices = [];
    private readonly List<long> events = [];
    private long lastId = number * 1_000_000L;
    private int lastReading;
    private volatile int transactions;

    /// <summary>What it has committed.</summary>
    public Ledger Ledger { get; } = new();

    /// <summary>How many transactions it has committed.</summary>
    public int Transactions => transactions;

    /// <summary>Goes on until it is stopped, between two transactions.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await OpenAccountAsync();
        while (!stop.IsCancellationRequested)
        {
            await NextAsync();
            Ledger.Commit();
            transactions++;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private Task NextAsync() => random.Next(13) switch
    {
        0 => OpenAccountAsync(),
        1 or 2 => BillAsync(),
        3 => BillAndThinkAgainAsync(),
        4 => SumUpAsync(),
        5 => ReadThenPayAsync(),
        6 => CancelInvoiceAsync(),
        7 => SetAsync(),
        8 => ReportAsync(),
        9 => ForgetEventAsync(),
        10 => WorkAsync(),
        11 => AnythingAsync(),
        _ => MeasureAsync(),
    };

    private async Task OpenAccountAsync()
    {
        var id = ++lastId;
        await connection.RunPreparedAsync("INSERT INTO account (id, owner, balance, seen) VALUES ($1, $2, 0, 0)", id, $"owner {id}");
        Ledger.Put("account", id, $"owner {id}|0|0");
        accounts.Add(id);
    }

    // the parent first
    private async Task BillAsync()
    {
        var (id, account, lines) = (++lastId, Any(accounts), random.Next(1, 4));
        await connection.RunAsync("BEGIN");
        await connection.RunPreparedAsync("INSERT INTO invoice (id, account_id, state, total) VALUES ($1, $2, 'new', 0)", id, account);
        for (var line = 1; line <= lines; line++)
        {
            await connection.RunAsync("INSERT INTO line (invoice_id, no, quantity) VALUES ($1, $2, $3)", id, line, line * 10);
            Ledger.Put("line", $"{id}/{line}", $"{line * 10}");
        }

        await CountAsync();
        await connection.RunAsync("COMMIT");
        Ledger.Put("invoice", id, $"{account}|new|0");
        invoices.Add(id);
    }

    private async Task BillAndThinkAgainAsync()
    {
        await connection.RunAsync("BEGIN");
        await connection.RunAsync("INSERT INTO event (writer, what) VALUES ($1, 'never happened')", number);
        await connection.RunAsync("INSERT INTO invoice (id, account_id, state, total) VALUES ($1, $2, 'void', 0)", ++lastId, Any(accounts));
        await connection.RunAsync("ROLLBACK");
    }

    // reads the child, writes the parent
    private async Task SumUpAsync()
    {
        if (invoices.Count == 0) return;
        var id = Any(invoices);
        await connection.RunAsync("BEGIN");
        var total = (int)await connection.ReadAsync<long>("SELECT sum(quantity)::bigint FROM line WHERE invoice_id = $1", id);
        var account = await connection.ReadAsync<long>("SELECT account_id FROM invoice WHERE id = $1", id);
        await connection.RunAsync("UPDATE invoice SET total = $2, state = 'summed' WHERE id = $1", id, total);
        await connection.RunAsync("COMMIT");
        Ledger.Put("invoice", id, $"{account}|summed|{total}");
    }

    // reads a table and writes it; a trigger writes another one
    private async Task ReadThenPayAsync()
    {
        var id = Any(accounts);
        await connection.RunAsync("BEGIN");
        var balance = await connection.ReadAsync<decimal>("SELECT balance FROM account WHERE id = $1", id) + 0.25m;
        await connection.RunAsync("UPDATE account SET balance = $2, seen = seen + 1 WHERE id = $1", id, balance);
        var seen = await connection.ReadAsync<long>("SELECT seen::bigint FROM account WHERE id = $1", id);
        await CountAsync();
        await connection.RunAsync("COMMIT");
        Ledger.Put("account", id, FormattableString.Invariant($"owner {id}|{balance:0.##}|{seen}"));
        Ledger.Count("audit", id);
    }

    // its lines go with it
    private async Task CancelInvoiceAsync()
    {
        if (invoices.Count == 0) return;
        var id = Take(invoices);
        await connection.RunAsync("DELETE FROM invoice WHERE id = $1", id);
        Ledger.Remove("invoice", id);
        for (var line = 1; line <= 3; line++) Ledger.Remove("line", $"{id}/{line}");
    }

    private async Task SetAsync()
    {
        var (name, value) = ($"writer {number} {random.Next(20)}", $"{++lastId}");
        await connection.RunAsync("INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value);
        Ledger.Put("setting", name, value);
    }

    // by the identity that a function holds, or by the name
    private async Task ReportAsync()
    {
        var what = $"writer {number} said {++lastId}";
        var id = random.Next(2) == 0
            ? await connection.ReadAsync<long>("SELECT add_event($1, $2)", number, what)
            : await connection.ReadAsync<long>("INSERT INTO event (writer, what) VALUES ($1, $2) RETURNING id", number, what);
        Ledger.Put("event", id, $"{number}|{what}");
        events.Add(id);
    }

    private async Task ForgetEventAsync()
    {
        if (events.Count == 0) return;
        var id = Take(events);
        await connection.RunPreparedAsync("DELETE FROM event WHERE id = $1", id);
        Ledger.Remove("event", id);
    }

    // a queue that all share: who finds a job does it
    private async Task WorkAsync()
    {
        await connection.RunAsync("BEGIN");
        var made = await connection.ReadAsync<long>("INSERT INTO job DEFAULT VALUES RETURNING id");
        var id = await connection.ReadAsync<long>("SELECT id FROM job WHERE done_by IS NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED");
        await connection.RunAsync("UPDATE job SET done_by = $2, times = times + 1 WHERE id = $1", id, number);
        await connection.RunAsync("COMMIT");
        Ledger.Put("job", made, "");
        Ledger.Put("job done", id, $"{number}|1");
    }

    private async Task MeasureAsync()
    {
        var lines = Enumerable.Range(0, 3).Select(_ => $"{number}\t{++lastReading}\t{lastReading * 7}").ToList();
        await connection.CopyAsync("COPY reading (writer, no, value) FROM STDIN", lines);
        for (var i = 0; i < 3; i++) Ledger.Put("reading", $"{number}/{lastReading - i}", $"{(lastReading - i) * 7}");
        if (lastReading <= 9) return;
        await connection.RunAsync("DELETE FROM reading WHERE writer = $1 AND no = $2", number, lastReading - 9);
        Ledger.Remove("reading", $"{number}/{lastReading - 9}");
    }

    // tables in any order
    private async Task AnythingAsync()
    {
        Func<Task>[] steps = [OpenAccountAsync, CancelInvoiceAsync, SetAsync, ReportAsync, ForgetEventAsync, MeasureAsync];
        random.Shuffle(steps);
        await connection.RunAsync("BEGIN");
        foreach (var step in steps[..3]) await step();
        await CountAsync();
        await connection.RunAsync("COMMIT");
    }

    private async Task CountAsync()
    {
        await connection.RunAsync("UPDATE counter SET value = value + 1 WHERE name = 'transactions'");
        Ledger.Count("counter", "transactions");
    }

    private long Any(List<long> ids) => ids[random.Next(ids.Count)];

    private long Take(List<long> ids)
    {
        var id = Any(ids);
        ids.Remove(id);
        return id;
    }
}
