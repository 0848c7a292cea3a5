namespace SchemaRunner.EngineTests.Load;

/// <summary>An application that writes to every table by the names it has always used, and waits when it has to.</summary>
internal sealed class SqliteWriter(int number, ISqliteWriterConnection connection, RunWatch watch, Turnstile turnstile, Random random) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private readonly List<long> accounts = [];
    private readonly List<long> invoices = [];
    private readonly List<long> events = [];
    private readonly HashSet<string> settings = [];
    private readonly Dictionary<long, int> balances = [];
    private readonly List<string> statements = [];
    private long lastId = number * 1_000_000L;
    private int lastReading;
    private volatile int transactions;

    /// <summary>What it has committed.</summary>
    public Ledger Ledger { get; } = new();

    /// <summary>How many transactions it has committed.</summary>
    public int Transactions => transactions;

    /// <summary>How many of them a phase kept waiting: it ended between their beginning and their end.</summary>
    public int Waits { get; private set; }

    /// <summary>Goes on until it is stopped, between two transactions.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        turnstile.Enter(number);
        try
        {
            OpenAccount();
            while (!stop.IsCancellationRequested) await WriteAsync(stop);
        }
        finally
        {
            turnstile.Leave(number);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task WriteAsync(CancellationToken stop)
    {
        for (var step = random.Next(1, 4); step > 0; step--) Next();
        statements.Add("UPDATE counter SET value = value + 1 WHERE name = 'transactions'");
        Ledger.Count("counter", "transactions");

        var finished = watch.Finished;
        await connection.RunAsync(statements);
        if (watch.Finished > finished) Waits++;
        statements.Clear();
        Ledger.Commit();
        transactions++;
        turnstile.Commit(number);

        // whoever asks again at once gets the file again: the library's lock has no queue
        await Task.Delay(Pause, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Next()
    {
        Action[] steps = [OpenAccount, Bill, Pay, Cancel, Set, Report, Forget, Measure];
        steps[random.Next(steps.Length)]();
    }

    private void OpenAccount()
    {
        var id = ++lastId;
        statements.Add($"INSERT INTO account (id, owner, balance) VALUES ({id}, 'owner {id}', 0)");
        Ledger.Put("account", id, $"owner {id}|0");
        accounts.Add(id);
    }

    private void Bill()
    {
        var (id, account) = (++lastId, Any(accounts));
        statements.Add($"INSERT INTO invoice (id, account_id, state) VALUES ({id}, {account}, 'new')");
        Ledger.Put("invoice", id, $"{account}|new");
        invoices.Add(id);
        for (var line = 1; line <= 2; line++)
        {
            statements.Add($"INSERT INTO line (invoice_id, no, quantity) VALUES ({id}, {line}, {line * 10})");
            Ledger.Put("line", $"{id}/{line}", $"{line * 10}");
        }
    }

    private void Pay()
    {
        var id = Any(accounts);
        balances[id] = balances.GetValueOrDefault(id) + 7;
        statements.Add($"UPDATE account SET balance = (SELECT balance FROM account WHERE id = {id}) + 7 WHERE id = {id}");
        Ledger.Put("account", id, $"owner {id}|{balances[id]}");
    }

    // its lines go with it
    private void Cancel()
    {
        if (invoices.Count == 0) return;
        var id = Take(invoices);
        statements.Add($"DELETE FROM invoice WHERE id = {id}");
        Ledger.Remove("invoice", id);
        for (var line = 1; line <= 2; line++) Ledger.Remove("line", $"{id}/{line}");
    }

    private void Set()
    {
        var (name, value) = ($"writer {number} {random.Next(20)}", $"{++lastId}");
        statements.Add(settings.Add(name)
            ? $"INSERT INTO setting (name, value) VALUES ('{name}', '{value}')"
            : $"UPDATE setting SET value = '{value}' WHERE name = '{name}'");
        Ledger.Put("setting", name, value);
    }

    private void Report()
    {
        var id = ++lastId;
        statements.Add($"INSERT INTO event (id, what) VALUES ({id}, 'writer {number}')");
        Ledger.Put("event", id, $"writer {number}");
        events.Add(id);
    }

    private void Forget()
    {
        if (events.Count == 0) return;
        var id = Take(events);
        statements.Add($"DELETE FROM event WHERE id = {id}");
        Ledger.Remove("event", id);
    }

    private void Measure()
    {
        statements.Add($"INSERT INTO reading (writer, no, value) VALUES ({number}, {++lastReading}, {lastReading * 7}.5)");
        Ledger.Put("reading", $"{number}/{lastReading}", $"{lastReading * 7}.5");
    }

    private long Any(List<long> ids) => ids[random.Next(ids.Count)];

    private long Take(List<long> ids)
    {
        var id = Any(ids);
        ids.Remove(id);
        return id;
    }
}
