using System.Globalization;
using System.Numerics;
using Npgsql;
using SchemaRunner.Postgres.Content;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres;

/// <summary>Counts the orphans of foreign keys: those of small tables many to a query, those of large ones one by one.</summary>
internal sealed class PostgresOrphanScan(NpgsqlConnection connection)
{
    private const int ChunkSize = 20;
    private const long SmallTable = 20_000;
    private const string Doing = "looking for orphans";

    /// <summary>Counts, under settings that the caller has pinned.</summary>
    public async Task<IReadOnlyList<OrphanCount>> CountAsync(
        IReadOnlyList<OrphanScan> scans, Structure structure, CancellationToken cancellationToken)
    {
        if (scans.Count == 0) return [];

        var keys = scans.Select(s => s.Key).ToList();

        var tables = structure.Tables.ToDictionary(t => t.Id);
        var ids = keys.Select(k => uint.Parse(k.Id, CultureInfo.InvariantCulture).ToString()).ToArray();
        var operators = (await connection.QueryAsync<KeyOperatorsRow>(
            Doing, Sql.Read("key_operators"), new { ids }, cancellationToken)).ToDictionary(r => r.Id, r => r.Operators);

        var counts = new Dictionary<string, OrphanCount>();
        var large = keys.Where(k => tables[k.ChildTableId].EstimatedRows > SmallTable).ToList();
        foreach (var chunk in large.Select(k => new[] { k }).Concat(keys.Except(large).Chunk(ChunkSize)))
        {
            var sql = string.Join("\nUNION ALL\n", chunk.Select((k, i) =>
                OrphanQuery.Build(i, k, tables[k.ChildTableId], tables[k.ParentTableId!], operators[k.Id])));
            foreach (var row in await connection.QueryAsync<OrphanRow>(Doing, sql, null, cancellationToken))
                counts[chunk[row.Number].Id] = ToCount(chunk[row.Number].Id, row);
        }

        return [.. keys.Select(k => counts[k.Id])];
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
