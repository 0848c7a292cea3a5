using System.Diagnostics;
using Npgsql;

namespace SchemaRunner.Benchmarks.Writers;

/// <summary>Writes to every table at a steady pace, one statement after another, each in a transaction of its own.</summary>
internal sealed class BusyWriter(int number, NpgsqlConnection connection, long rows)
{
    /// <summary>How long there is from one statement to the next.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(10);

    private readonly List<Wait> waits = [];
    private readonly Random random = new(number);
    private long lastId = number * 1_000_000_000L;

    /// <summary>How long its statements took.</summary>
    public IReadOnlyList<Wait> Waits => waits;

    /// <summary>Goes on until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var start = Stopwatch.GetTimestamp();
        for (var due = TimeSpan.Zero; !stop.IsCancellationRequested; due += Pace)
        {
            var early = due - Stopwatch.GetElapsedTime(start);
            if (early > TimeSpan.Zero)
                await Task.Delay(early, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            var sent = Stopwatch.GetTimestamp();
            await Sql.ExecuteWithoutResultAsync(connection, Next());
            var ended = Stopwatch.GetElapsedTime(start);

            // a timer may be early
            waits.Add(new Wait(Stopwatch.GetElapsedTime(sent).TotalMilliseconds, Math.Max((ended - due).TotalMilliseconds, 0)));
        }
    }

    private string Next()
    {
        var id = ++lastId;
        return (id % 8) switch
        {
            0 => $"INSERT INTO account (id, owner, balance) VALUES ({id}, 'new {id}', 0)",
            1 => $"UPDATE account SET balance = balance + 1 WHERE id = {Any(rows / 10)}",
            2 => $"INSERT INTO invoice (id, account_id, state, total) VALUES ({id}, {Any(rows / 10)}, 'new', 0)",
            3 => $"UPDATE invoice SET state = 'changed' WHERE id = {Any(rows / 2)}",
            4 => $"INSERT INTO line (id, invoice_id, quantity) VALUES ({id}, {Any(rows / 2)}, 1)",
            5 => $"DELETE FROM line WHERE id = {Any(rows)}",
            6 => $"INSERT INTO event (id, what) VALUES ({id}, 'a writer was here')",
            _ => $"UPDATE event SET what = 'a writer was there' WHERE id = {Any(rows / 2)}",
        };
    }

    private long Any(long most) => random.NextInt64(1, most + 1);
}
