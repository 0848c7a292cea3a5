using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite;

/// <summary>Counts the orphans of one foreign key.</summary>
/// <remarks>
/// <c>PRAGMA foreign_key_check</c> gives no key of a WITHOUT ROWID table and fails on a parent without a unique index.
/// </remarks>
internal static class SqliteOrphanScan
{
    public static OrphanCount Count(NativeConnection connection, ForeignKey key, Structure structure)
    {
        var child = structure.Tables.First(table => table.Id == key.ChildTableId);
        var parent = structure.Tables.FirstOrDefault(table => table.Id == key.ParentTableId);
        var keyNames = Names(child, child.KeyColumnIds);
        var childNames = Names(child, key.ChildColumnIds);

        var rows = 0L;
        var digest = 0UL;
        var samples = new List<string>();
        var fingerprints = new List<long>();
        using var statement = connection.Prepare(Query(child, parent, key.ParentColumns, keyNames, childNames));
        while (statement.Step())
        {
            rows++;
            var fingerprint = statement.Int64(0);
            unchecked
            {
                digest += (ulong)fingerprint;
            }

            if (rows <= OrphanCount.FingerprintLimit) fingerprints.Add(fingerprint);
            if (rows <= OrphanCount.SampleLimit) samples.Add(Sample(statement, keyNames, childNames));
        }

        return new()
        {
            ForeignKeyId = key.Id,
            Rows = rows,
            Samples = samples,
            Fingerprints = rows <= OrphanCount.FingerprintLimit ? fingerprints : null,
            Digest = digest.ToString("x16"),
        };
    }

    private static string Query(
        Table child, Table? parent, IReadOnlyList<string> parentNames, List<string> keyNames, List<string> childNames)
    {
        var values = keyNames.Concat(childNames).Select(name => $"c.{SqlText.Quote(name)}").ToList();
        var notNull = string.Join(" AND ", childNames.Select(name => $"c.{SqlText.Quote(name)} IS NOT NULL"));
        var query = $"SELECT schemarunner_fingerprint({string.Join(", ", values)}), {string.Join(", ", values)} "
            + $"FROM main.{SqlText.Quote(child.Name)} c WHERE {notNull}";
        if (parent is null || parentNames.Count != childNames.Count || !parentNames.All(name => HasColumn(parent, name)))
            return query;
        // The parent stands on the left because its collation decides, https://www.sqlite.org/foreignkeys.html section 3
        var joined = string.Join(
            " AND ", parentNames.Zip(childNames, (p, c) => $"p.{SqlText.Quote(p)} = c.{SqlText.Quote(c)}"));
        return $"{query} AND NOT EXISTS (SELECT 1 FROM main.{SqlText.Quote(parent.Name)} p WHERE {joined})";
    }

    private static string Sample(NativeStatement statement, List<string> keyNames, List<string> childNames)
    {
        var key = string.Join(", ", keyNames.Select((name, i) => $"{name}={statement.Text(1 + i) ?? "NULL"}"));
        var refers = string.Join(", ", childNames.Select((name, i) => $"{name}={statement.Text(1 + keyNames.Count + i)}"));
        return key.Length == 0 ? $"({refers})" : $"{key} ({refers})";
    }

    private static List<string> Names(Table table, IReadOnlyList<string> columnIds) =>
        [.. columnIds.Select(id => table.Columns.First(column => column.Id == id).Name)];

    private static bool HasColumn(Table table, string name) =>
        table.Columns.Any(column => SqliteNames.Comparer.Equals(column.Name, name));
}
