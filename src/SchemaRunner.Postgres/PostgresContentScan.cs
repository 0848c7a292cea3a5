using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Postgres.Content;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres;

/// <summary>Counts and digests tables: small ones many to a query, large ones and casts one by one.</summary>
internal sealed class PostgresContentScan(NpgsqlConnection connection, Reading reading)
{
    private const int ChunkSize = 30;
    private const long SmallTable = 20_000;
    private const string Doing = "reading tables";
    private const string CastSavepoint = "schemarunner_cast";

    /// <summary>Whether one query reads them all.</summary>
    public bool FitsOneQuery(IReadOnlyList<TableScan> scans) =>
        reading.Labels.AreNone && scans.Count is > 0 and <= ChunkSize
        && scans.All(s => s.Table.HoldsRows && !(s.Table.EstimatedRows > SmallTable) && s.Columns.Concat(s.Key).All(c => c.AsType is null));

    /// <summary>Scans with one query between other commands, under pinned settings.</summary>
    public List<ScanRow> Ask(RoundTrip trip, IReadOnlyList<TableScan> scans) => trip.Ask<ScanRow>(QueryFor(scans));

    /// <summary>What the query's rows say.</summary>
    public static IReadOnlyList<TableContent> ToContents(IReadOnlyList<TableScan> scans, IReadOnlyList<ScanRow> rows)
    {
        var byNumber = rows.ToDictionary(r => r.Number);
        return [.. scans.Index().Select(s => ToContent(s.Item, byNumber[s.Index], []))];
    }

    /// <summary>Scans, in a transaction whose settings the caller has pinned.</summary>
    public async Task<IReadOnlyList<TableContent>> ScanAsync(
        IReadOnlyList<TableScan> scans, Action<Table> scanning, CancellationToken cancellationToken)
    {
        await reading.Labels.PutBackAsync(connection, cancellationToken);
        var contents = new Dictionary<string, TableContent>();
        var chunk = new List<TableScan>();
        foreach (var scan in scans)
        {
            scanning(scan.Table);
            if (!scan.Table.HoldsRows)
                contents[scan.Table.Id] = new TableContent { TableId = scan.Table.Id, Rows = 0 };
            else if (scan.Columns.Concat(scan.Key).Any(c => c.AsType is not null))
                contents[scan.Table.Id] = await ScanWithCastsAsync(scan, cancellationToken);
            else if (scan.Table.EstimatedRows > SmallTable)
                await ReadAsync([scan], contents, cancellationToken);
            else
                chunk.Add(scan);

            if (chunk.Count < ChunkSize) continue;
            await ReadAsync(chunk, contents, cancellationToken);
            chunk.Clear();
        }

        if (chunk.Count > 0) await ReadAsync(chunk, contents, cancellationToken);
        return [.. scans.Select(s => contents[s.Table.Id])];
    }

    /// <summary>Compares kept rows with today's, in a transaction whose settings the caller has pinned.</summary>
    public async Task<IReadOnlyList<SurvivorContent>> ScanSurvivorsAsync(
        IReadOnlyList<(TableScan Before, TableScan After)> kept, CancellationToken cancellationToken)
    {
        await reading.Labels.PutBackAsync(connection, cancellationToken);
        var survivors = new List<SurvivorContent>();
        foreach (var (before, after) in kept)
        {
            if (await AreUntouchedAsync(before, after, cancellationToken) is { } untouched)
            {
                var same = before.Columns.ToDictionary(c => c.Column.Id, _ => "as it was");
                survivors.Add(new SurvivorContent(before.Table.Id, untouched, same, same));
                continue;
            }

            string[] queries =
            [
                ScanQuery.Build(0, KeptRows.AsKept(before), reading, KeptRows.StillThere(before, after)),
                ScanQuery.Build(1, after, reading, KeptRows.WereThere(before, after)),
            ];
            var rows = await connection.QueryAsync<ScanRow>(Doing, string.Join("\nUNION ALL\n", queries), null, cancellationToken);
            var (was, now) = (rows.Single(r => r.Number == 0), rows.Single(r => r.Number == 1));
            survivors.Add(new SurvivorContent(before.Table.Id, now.Rows, DigestsOf(before, was), DigestsOf(before, now)));
        }

        return survivors;
    }

    /// <summary>How many rows were kept when all of them are there as they were; <see langword="null"/> when they have to be compared.</summary>
    private async Task<long?> AreUntouchedAsync(TableScan before, TableScan after, CancellationToken cancellationToken)
    {
        if (!UntouchedRows.CanTell(before, after)) return null;
        var count = (await connection.QueryAsync<UntouchedCount>(Doing, UntouchedRows.Count(before, after), null, cancellationToken))[0];
        return count.Kept == count.Older ? count.Kept : null;
    }

    private static Dictionary<string, string> DigestsOf(TableScan before, ScanRow row) =>
        before.Columns.Index().ToDictionary(c => c.Item.Column.Id, c => row.Digests[c.Index] ?? "none");

    private async Task ReadAsync(
        List<TableScan> scans, Dictionary<string, TableContent> contents, CancellationToken cancellationToken)
    {
        foreach (var row in await connection.QueryAsync<ScanRow>(Doing, QueryFor(scans), null, cancellationToken))
            contents[scans[row.Number].Table.Id] = ToContent(scans[row.Number], row, []);
    }

    private string QueryFor(IReadOnlyList<TableScan> scans) =>
        string.Join("\nUNION ALL\n", scans.Index().Select(s => ScanQuery.Build(s.Index, s.Item, reading)));

    private async Task<TableContent> ScanWithCastsAsync(TableScan scan, CancellationToken cancellationToken)
    {
        try
        {
            return ToContent(scan, await TryAsync(scan, cancellationToken), []);
        }
        catch (StatementFailedException)
        {
            return await ScanReadableAsync(scan, cancellationToken);
        }
    }

    /// <summary>Finds which columns cannot be cast, and scans without them.</summary>
    private async Task<TableContent> ScanReadableAsync(TableScan scan, CancellationToken cancellationToken)
    {
        var unreadable = new Dictionary<string, string>();
        var byText = new HashSet<string>();
        foreach (var column in scan.Columns.Concat(scan.Key).Where(c => c.AsType is not null).DistinctBy(c => c.Column.Id))
        {
            try
            {
                await TryAsync(scan with { Key = [], Columns = [column] }, cancellationToken);
            }
            catch (StatementFailedException) when (ValueHash.IsByText(column.AsType!))
            {
                // what has the same text is the same value, even where there is no cast between the types
                byText.Add(column.Column.Id);
            }
            catch (StatementFailedException e)
            {
                unreadable[column.Column.Id] = $"cannot be read as {column.AsType}: {e.InnerException?.Message ?? e.Message}";
            }
        }

        scan = scan with { Key = [.. scan.Key.Select(c => ByText(c, byText))], Columns = [.. scan.Columns.Select(c => ByText(c, byText))] };

        // Without its key no value is bound to its row as before: then nothing can be compared
        if (scan.Key.Any(k => unreadable.ContainsKey(k.Column.Id)))
        {
            foreach (var column in scan.Columns)
                unreadable.TryAdd(column.Column.Id, "the key that binds values to rows cannot be read as before");
        }

        var readable = scan with { Columns = [.. scan.Columns.Where(c => !unreadable.ContainsKey(c.Column.Id))] };
        if (readable.Columns.Count == 0) readable = readable with { Key = [] };
        return ToContent(readable, await TryAsync(readable, cancellationToken), unreadable);
    }

    private static ColumnScan ByText(ColumnScan scan, HashSet<string> which) =>
        which.Contains(scan.Column.Id) ? scan with { AsType = "text" } : scan;

    private async Task<ScanRow> TryAsync(TableScan scan, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(Doing, ["SAVEPOINT " + CastSavepoint], cancellationToken);
        var sql = ScanQuery.Build(0, scan, reading);
        try
        {
            return (await connection.QueryAsync<ScanRow>(Doing, sql, null, cancellationToken))[0];
        }
        catch (StatementFailedException)
        {
            await connection.ExecuteAsync(Doing, ["ROLLBACK TO SAVEPOINT " + CastSavepoint], CancellationToken.None);
            throw;
        }
    }

    private static TableContent ToContent(TableScan scan, ScanRow row, Dictionary<string, string> unreadable)
    {
        var digests = new Dictionary<string, string>();
        foreach (var (index, column) in scan.Columns.Index())
        {
            if (row.KeyLost > 0)
                unreadable[column.Column.Id] = $"{row.KeyLost} keys cannot be read as before without loss";
            else if (row.Lost[index] == "0")
                digests[column.Column.Id] = row.Digests[index] ?? "none";
            else
                unreadable[column.Column.Id] = $"{row.Lost[index]} values cannot be read as {column.AsType} without loss";
        }

        return new TableContent
        {
            TableId = scan.Table.Id, Rows = row.Rows, Digests = digests, RowDigest = row.RowDigest, Unreadable = unreadable,
        };
    }
}
