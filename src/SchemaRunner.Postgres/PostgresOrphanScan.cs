using System.Globalization;
using System.Numerics;
using Npgsql;
using SchemaRunner.Postgres.Content;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres;

/// <summary>Counts the orphans of foreign keys: those of small tables many to a query, those of large ones one by one.</summary>
/// <remarks>
/// A large child that nobody has written is asked for its distinct values first, when an index gives them; its rows are
/// read only when a value has no parent. After a write the index would have to look at every row as well.
/// </remarks>
internal sealed class PostgresOrphanScan(NpgsqlConnection connection)
{
    private const int ChunkSize = 20;
    private const long SmallTable = 20_000;
    private const string Doing = "looking for orphans";

    /// <summary>Counts, under settings that the caller has pinned and takes back.</summary>
    public async Task<IReadOnlyList<OrphanCount>> CountAsync(
        IReadOnlyList<OrphanScan> scans, Structure structure, CancellationToken cancellationToken)
    {
        if (scans.Count == 0) return [];

        // Where the planner takes many rows for few, a loop over them takes the whole day
        await connection.ExecuteAsync(Doing, ["SET LOCAL enable_nestloop = off"], cancellationToken);
        var tables = structure.Tables.ToDictionary(t => t.Id);
        var ids = scans.Select(s => uint.Parse(s.Key.Id, CultureInfo.InvariantCulture).ToString()).ToArray();
        var operators = (await connection.QueryAsync<KeyOperatorsRow>(
            Doing, Sql.Read("key_operators"), new { ids }, cancellationToken)).ToDictionary(r => r.Id);

        string Rows(int number, OrphanScan s) => OrphanQuery.Build(
            number, s.Key, tables[s.Key.ChildTableId], tables[s.Key.ParentTableId!], operators[s.Key.Id].Operators, s.OnlyWrittenRows);
        string Values(int number, OrphanScan s) => OrphanQuery.BuildDistinct(
            number, s.Key, tables[s.Key.ChildTableId], tables[s.Key.ParentTableId!], operators[s.Key.Id].Operators);
        bool IsLarge(OrphanScan s) => tables[s.Key.ChildTableId].EstimatedRows > SmallTable;

        var counts = new Dictionary<string, OrphanCount>();
        var indexed = scans.Where(s => IsLarge(s) && !s.ChildIsWritten && !s.OnlyWrittenRows && IsIndexed(s.Key, operators)).ToList();
        foreach (var (scan, row) in await ReadAsync(indexed.Chunk(1), Values, cancellationToken))
        {
            if (row.Rows == 0) counts[scan.Key.Id] = ToCount(scan.Key.Id, row);
        }

        var rest = scans.Where(s => !counts.ContainsKey(s.Key.Id)).ToLookup(IsLarge);
        foreach (var (scan, row) in await ReadAsync(rest[true].Chunk(1).Concat(rest[false].Chunk(ChunkSize)), Rows, cancellationToken))
            counts[scan.Key.Id] = ToCount(scan.Key.Id, row);
        return [.. scans.Select(s => counts[s.Key.Id])];
    }

    private static bool IsIndexed(ForeignKey key, Dictionary<string, KeyOperatorsRow> operators) =>
        operators[key.Id].HasChildIndex && !(key.MatchFull && key.ChildColumnIds.Count > 1);

    private async Task<List<(OrphanScan Scan, OrphanRow Row)>> ReadAsync(
        IEnumerable<OrphanScan[]> chunks, Func<int, OrphanScan, string> query, CancellationToken cancellationToken)
    {
        var found = new List<(OrphanScan Scan, OrphanRow Row)>();
        foreach (var chunk in chunks)
        {
            var sql = string.Join("\nUNION ALL\n", chunk.Select((s, i) => query(i, s)));
            var rows = await connection.QueryAsync<OrphanRow>(Doing, sql, null, cancellationToken);
            found.AddRange(rows.Select(r => (chunk[r.Number], r)));
        }

        return found;
    }

    private static OrphanCount ToCount(string keyId, OrphanRow row)
    {
        var sum = BigInteger.Parse(row.Sum ?? "0", CultureInfo.InvariantCulture);
        var modulus = BigInteger.One << 64;
        return new OrphanCount
        {
            ForeignKeyId = keyId,
            Rows = row.Rows,
            Samples = row.Samples ?? [],
            Fingerprints = row.Rows <= OrphanCount.FingerprintLimit ? row.Fingerprints ?? [] : null,
            Digest = (((sum % modulus) + modulus) % modulus).ToString(CultureInfo.InvariantCulture),
        };
    }
}
