using System.Collections.Concurrent;
using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Content;

/// <summary>Scans tables on several connections that see what the first one sees, and never more than the server can bear.</summary>
/// <remarks>
/// Only before a script: what it writes nobody but its own connection sees. A helper that cannot go on leaves its part to
/// the first connection, which then says what is wrong, if it is. A helper waits for no lock: somebody who queues for a
/// table that we have locked would make it wait for us.
/// </remarks>
internal sealed class SharedScan(NpgsqlDataSource source, ConnectionTarget target, int degree)
{
    /// <summary>The most connections that are ever used.</summary>
    public const int MostConnections = 5;

    private const string Doing = "reading tables";
    private readonly int _degree = Math.Clamp(degree, 1, MostConnections);

    /// <summary>Whether there is anything to share.</summary>
    public bool IsOn => _degree > 1;

    /// <summary>What lets one connection use the cores that no other one uses.</summary>
    /// <param name="helpers">How many other connections read at the same time.</param>
    public string Workers(int helpers) =>
        $"SET LOCAL max_parallel_workers_per_gather = {Math.Max(0, (_degree / (helpers + 1)) - 1)}";

    /// <summary>Exports what the connection sees, in its transaction and outside of any savepoint.</summary>
    /// <returns>The snapshot and how many helpers may read it; none when it would not be worth it.</returns>
    public async Task<(string Snapshot, int Helpers)> ExportAsync(
        NpgsqlConnection connection, ScanUnits units, CancellationToken cancellationToken)
    {
        var wanted = units.HelpersFor(_degree);
        if (wanted == 0) return ("", 0);
        var found = await connection.QueryAsync<SnapshotRow>(Doing, Sql.Read("export_snapshot"), null, cancellationToken);
        return (found[0].Snapshot, (int)Math.Min(wanted, found[0].Free));
    }

    /// <summary>Scans.</summary>
    /// <param name="connection">The first connection, its settings pinned.</param>
    /// <param name="units">What to scan.</param>
    /// <param name="shared">The snapshot and the number of helpers.</param>
    /// <param name="reading">How to read values.</param>
    /// <param name="scanning">Called with each table before it is read, by one connection at a time.</param>
    /// <param name="cancellationToken">Stops all of them.</param>
    public async Task<IReadOnlyList<TableContent>> ScanAsync(
        NpgsqlConnection connection, ScanUnits units, (string Snapshot, int Helpers) shared, Reading reading,
        Action<Table> scanning, CancellationToken cancellationToken)
    {
        var parts = new ConcurrentQueue<IReadOnlyList<TableScan>>(units.Parts);
        var contents = new ConcurrentBag<TableContent>();
        var gate = new Lock();
        void Scanning(Table table)
        {
            lock (gate) scanning(table);
        }

        async Task TakeAsync(NpgsqlConnection from, CancellationToken token)
        {
            var scan = new PostgresContentScan(from, reading);
            while (parts.TryDequeue(out var part))
            {
                try
                {
                    foreach (var content in await scan.ScanAsync(part, Scanning, token)) contents.Add(content);
                }
                catch
                {
                    parts.Enqueue(part);
                    throw;
                }
            }
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var helpers = Enumerable.Range(0, shared.Helpers)
            .Select(_ => HelpAsync(shared, helper => TakeAsync(helper, stop.Token), stop.Token)).ToList();
        try
        {
            await connection.ExecuteAsync(Doing, [Workers(shared.Helpers)], cancellationToken);
            await TakeAsync(connection, cancellationToken);
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
        finally
        {
            // no helper outlives the scan
            await Task.WhenAll(helpers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await TakeAsync(connection, cancellationToken);
        return [.. contents];
    }

    private async Task HelpAsync(
        (string Snapshot, int Helpers) shared, Func<NpgsqlConnection, Task> take, CancellationToken cancellationToken)
    {
        try
        {
            await using var helper = await PostgresConnection.OpenAsync(source, target, cancellationToken);
            try
            {
                string[] begin =
                [
                    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", $"SET TRANSACTION SNAPSHOT {Sql.Literal(shared.Snapshot)}",
                    .. PinnedSettings.Commands, "SET LOCAL lock_timeout = 100", Workers(shared.Helpers),
                ];
                await helper.ExecuteAsync(Doing, begin, cancellationToken);
                await take(helper);
            }
            finally
            {
                await SessionEnd.CleanAsync(helper);
            }
        }
        catch (EngineException)
        {
            // Its part is back in the queue, and the first connection reads it or says why it cannot be read
        }
    }
}

/// <summary>A row of <c>export_snapshot.sql</c>.</summary>
internal sealed class SnapshotRow
{
    public required string Snapshot { get; init; }

    /// <summary>How many more connections and workers the server has.</summary>
    public required long Free { get; init; }
}
