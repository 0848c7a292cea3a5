using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Orphans;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite;

/// <summary>Counts the orphans of one foreign key.</summary>
/// <remarks>
/// <c>PRAGMA foreign_key_check</c> gives no key of a WITHOUT ROWID table and fails on a parent without a unique index.
/// Where the referring columns have an index, each key in it is looked up once; rows are read when one of them has no parent.
/// </remarks>
internal static class SqliteOrphanScan
{
    public static OrphanCount Count(NativeConnection connection, ForeignKey key, Structure structure)
    {
        var child = structure.Tables.First(table => table.Id == key.ChildTableId);
        var parent = structure.Tables.FirstOrDefault(table => table.Id == key.ParentTableId);
        var keyNames = Names(child, child.KeyColumnIds);
        var childNames = Names(child, key.ChildColumnIds);

        if (parent is not null && ChildIndex.Serves(child, key, structure) && IsReferable(parent, key)
            && connection.QueryInt64($"SELECT EXISTS ({KeysQuery(child, parent, key, childNames, structure)})") == 0)
        {
            return new() { ForeignKeyId = key.Id, Rows = 0, Fingerprints = [], Digest = 0UL.ToString("x16") };
        }

        var rows = 0L;
        var digest = 0UL;
        var samples = new List<string>();
        var fingerprints = new List<long>();
        using var statement = connection.Prepare(Query(child, parent, key, keyNames, childNames, structure));
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
        Table child, Table? parent, ForeignKey key, List<string> keyNames, List<string> childNames, Structure structure)
    {
        var values = keyNames.Concat(childNames).Select(name => $"c.{SqlText.Quote(name)}").ToList();
        var selected = $"SELECT schemarunner_fingerprint({string.Join(", ", values)}), {string.Join(", ", values)} ";
        var source = $"main.{SqlText.Quote(child.Name)} c";
        var present = string.Join(" AND ", childNames.Select(name => $"c.{SqlText.Quote(name)} IS NOT NULL"));
        return parent is not null && IsReferable(parent, key)
            ? selected + WithoutParent(source, present, parent, key, childNames, structure)
            : $"{selected}FROM {source} WHERE {present}";
    }

    private static string KeysQuery(Table child, Table parent, ForeignKey key, List<string> childNames, Structure structure)
    {
        var names = string.Join(", ", childNames.Select(SqlText.Quote));
        var present = string.Join(" AND ", childNames.Select(name => $"{SqlText.Quote(name)} IS NOT NULL"));
        var keys = $"(SELECT DISTINCT {names} FROM main.{SqlText.Quote(child.Name)} WHERE {present}) c";
        return "SELECT 1 " + WithoutParent(keys, "TRUE", parent, key, childNames, structure);
    }

    // The parent stands on the left because its collation decides, https://www.sqlite.org/foreignkeys.html section 3
    private static string WithoutParent(
        string source, string present, Table parent, ForeignKey key, List<string> childNames, Structure structure)
    {
        var name = $"main.{SqlText.Quote(parent.Name)} p";
        var joined = string.Join(
            " AND ", key.ParentColumns.Zip(childNames, (p, c) => $"p.{SqlText.Quote(p)} = c.{SqlText.Quote(c)}"));
        // Without an index a join makes one for itself, once; a subquery would go through the parent for every row
        return ParentIndex.Exists(parent, key, structure)
            ? $"FROM {source} WHERE {present} AND NOT EXISTS (SELECT 1 FROM {name} WHERE {joined})"
            : $"FROM {source} LEFT JOIN {name} ON {joined} WHERE {present} AND p.{SqlText.Quote(key.ParentColumns[0])} IS NULL";
    }

    private static bool IsReferable(Table parent, ForeignKey key) =>
        key.ParentColumns.Count == key.ChildColumnIds.Count && key.ParentColumns.All(name => HasColumn(parent, name));

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
