using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Postgres.Content;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres;

/// <summary>Tells kept rows from today's, in a transaction whose settings the caller has pinned.</summary>
internal sealed class PostgresRowDifferences(NpgsqlConnection connection, Reading reading)
{
    private const string Doing = "comparing rows";
    private const string Savepoint = "schemarunner_differences";

    // Keys are compared by their texts, which no index serves
    private const string NoNestedLoops = "SET LOCAL enable_nestloop = off";

    public async Task<IReadOnlyList<RowDifferences>> ReadAsync(
        IReadOnlyList<(TableScan Before, TableScan After)> kept, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(Doing, [NoNestedLoops], cancellationToken);
        await reading.Labels.PutBackAsync(connection, cancellationToken);
        var differences = new List<RowDifferences>();
        foreach (var (before, after) in kept) differences.Add(await ReadAsync(KeptRows.AsKept(before), after, cancellationToken));
        return differences;
    }

    private async Task<RowDifferences> ReadAsync(TableScan before, TableScan after, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(Doing, ["SAVEPOINT " + Savepoint], cancellationToken);
        try
        {
            return await QueryAsync(before, after, cancellationToken);
        }
        catch (StatementFailedException)
        {
            // A value that cannot be read as its old type differs by that; then the texts alone are compared
            await connection.ExecuteAsync(Doing, ["ROLLBACK TO SAVEPOINT " + Savepoint], CancellationToken.None);
            return await QueryAsync(before, AsItIs(after), cancellationToken);
        }
    }

    private async Task<RowDifferences> QueryAsync(TableScan before, TableScan after, CancellationToken cancellationToken)
    {
        var query = new DifferenceQuery(before, after, reading);
        return new RowDifferences
        {
            TableId = before.Table.Id,
            Gone = await RowsAsync(query.Gone(), before, cancellationToken),
            Added = await RowsAsync(query.Added(), after, cancellationToken),
            Changed = before.Key.Count == 0 ? new Dictionary<string, ChangedValues>() : await ChangedAsync(query, before, after, cancellationToken),
        };
    }

    private async Task<Dictionary<string, ChangedValues>> ChangedAsync(
        DifferenceQuery query, TableScan before, TableScan after, CancellationToken cancellationToken)
    {
        var changed = new Dictionary<string, ChangedValues>();
        var counts = (await connection.QueryAsync<long[]>(Doing, query.Counts(), null, cancellationToken))[0];
        foreach (var (column, rows) in counts.Index().Where(c => c.Item > 0).Take(RowDifferences.ColumnLimit))
        {
            var samples = await connection.QueryAsync<DifferenceRow>(Doing, query.Changed(column), null, cancellationToken);
            changed[before.Columns[column].Column.Id] = new ChangedValues(rows, [.. samples.Select(sample => new ValueChange(
                [.. before.Key.Select((key, i) => ValueOf(key, sample.Values[i]))],
                ValueOf(before.Columns[column], sample.Values[^2]),
                ValueOf(after.Columns[column], sample.Values[^1])))]);
        }

        return changed;
    }

    private async Task<RowSet> RowsAsync(string sql, TableScan scan, CancellationToken cancellationToken)
    {
        var columns = scan.Key.Count > 0 ? scan.Key : scan.Columns;
        var rows = await connection.QueryAsync<DifferenceRow>(Doing, sql, null, cancellationToken);
        return rows.Count == 0
            ? new RowSet(0, [])
            : new RowSet(rows[0].Rows, [.. rows.Select(row => columns.Select((column, i) => ValueOf(column, row.Values[i])).ToList())]);
    }

    private static TableScan AsItIs(TableScan scan) => scan with
    {
        Key = [.. scan.Key.Select(c => c with { AsType = null })], Columns = [.. scan.Columns.Select(c => c with { AsType = null })],
    };

    private static SampleValue ValueOf(ColumnScan column, string? text) => new(text, ValueHash.IsWritten(column.Column.Type));
}
