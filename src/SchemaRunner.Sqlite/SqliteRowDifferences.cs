using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite;

/// <summary>Tells kept rows (<c>k</c>) from today's (<c>n</c>), by the same hash as the digests.</summary>
internal sealed class SqliteRowDifferences
{
    // A function takes a hundred arguments in older libraries; so wide a table without a key is not looked into
    private const int MostColumns = 99;

    private readonly NativeConnection connection;
    private readonly TableScan before;
    private readonly TableScan after;
    private readonly string kept;
    private readonly string live;
    private readonly string sameKey;

    private SqliteRowDifferences(NativeConnection connection, TableScan before, TableScan after)
    {
        (this.connection, this.before, this.after) = (connection, before, after);
        kept = $"{KeptRows.NameOf(before)} k";
        live = $"main.{SqlText.Quote(after.Table.Name)} n";

        // The first condition finds the row by an index, the second tells keys apart that only compare as equal
        sameKey = string.Join(" AND ", before.Key.Zip(after.Key, (was, now) =>
            $"n.{Name(now)} IS k.{Name(was)} AND {Hash($"n.{Name(now)}", now)} = {Hash($"k.{Name(was)}", now)}"));
    }

    public static RowDifferences Read(NativeConnection connection, TableScan before, TableScan after) =>
        new SqliteRowDifferences(connection, before, after).Read();

    private RowDifferences Read()
    {
        if (before.Key.Count == 0) return before.Columns.Count > MostColumns ? new RowDifferences { TableId = before.Table.Id } : WithoutKey();
        return new()
        {
            TableId = before.Table.Id,
            Gone = Rows($"FROM {kept} WHERE NOT EXISTS (SELECT 1 FROM {live} WHERE {sameKey})", "k", before.Key),
            Added = Rows($"FROM {live} WHERE NOT EXISTS (SELECT 1 FROM {kept} WHERE {sameKey})", "n", after.Key),
            Changed = Changed(),
        };
    }

    private RowDifferences WithoutKey()
    {
        var was = $"SELECT {HashOf("k", before.Columns)} AS schemarunner_hash, count(*) AS schemarunner_rows, k.* FROM {kept} GROUP BY 1";
        var now = $"SELECT {HashOf("n", after.Columns)} AS schemarunner_hash, count(*) AS schemarunner_rows, n.* FROM {live} GROUP BY 1";
        return new()
        {
            TableId = before.Table.Id,
            Gone = Exchanged(was, now, before.Columns),
            Added = Exchanged(now, was, after.Columns),
        };
    }

    private Dictionary<string, ChangedValues> Changed()
    {
        var changed = new Dictionary<string, ChangedValues>();
        var columns = before.Columns.Zip(after.Columns).ToList();
        var counts = Counts(columns);
        foreach (var ((was, now), rows) in columns.Zip(counts).Where(c => c.Second > 0).Take(RowDifferences.ColumnLimit))
        {
            var keys = before.Key.Count;
            using var statement = connection.Prepare(
                $"SELECT {Names("k", before.Key)}, k.{Name(was)}, n.{Name(now)} FROM {kept} JOIN {live} ON {sameKey} "
                + $"WHERE {Differs(was, now)} ORDER BY {Names("k", before.Key)} LIMIT {RowDifferences.SampleLimit}");
            var samples = new List<ValueChange>();
            while (statement.Step())
                samples.Add(new ValueChange(Values(statement, 0, keys), SampleReader.ValueAt(statement, keys), SampleReader.ValueAt(statement, keys + 1)));
            changed[was.Column.Id] = new ChangedValues(rows, samples);
        }

        return changed;
    }

    private List<long> Counts(List<(ColumnScan Was, ColumnScan Now)> columns)
    {
        using var statement = connection.Prepare(
            $"SELECT {string.Join(", ", columns.Select(c => $"count(*) FILTER (WHERE {Differs(c.Was, c.Now)})"))} FROM {kept} JOIN {live} ON {sameKey}");
        statement.Step();
        return [.. columns.Select((_, i) => statement.Int64(i))];
    }

    private RowSet Rows(string from, string source, IReadOnlyList<ColumnScan> columns) =>
        ReadRows($"SELECT count(*) OVER (), {Names(source, columns)} {from} ORDER BY {Names(source, columns)}", columns.Count);

    private RowSet Exchanged(string rows, string others, IReadOnlyList<ColumnScan> columns) => ReadRows(
        $"SELECT sum(r.schemarunner_rows - coalesce(o.schemarunner_rows, 0)) OVER (), {Names("r", columns)} FROM ({rows}) r LEFT JOIN ({others}) o ON o.schemarunner_hash = r.schemarunner_hash "
        + $"WHERE r.schemarunner_rows > coalesce(o.schemarunner_rows, 0) ORDER BY {Names("r", columns)}",
        columns.Count);

    private RowSet ReadRows(string sql, int columns)
    {
        using var statement = connection.Prepare($"{sql} LIMIT {RowDifferences.SampleLimit}");
        var (rows, samples) = (0L, new List<IReadOnlyList<SampleValue>>());
        while (statement.Step())
        {
            rows = statement.Int64(0);
            samples.Add(Values(statement, 1, columns));
        }

        return new RowSet(rows, samples);
    }

    private static string Differs(ColumnScan was, ColumnScan now) =>
        $"{Hash($"k.{Name(was)}", now)} <> {Hash($"n.{Name(now)}", now)}";

    private static string Hash(string value, ColumnScan scan) => $"schemarunner_hash('{(scan.AsType is null ? 0 : 1)}', {value})";

    private static string HashOf(string source, IReadOnlyList<ColumnScan> columns) =>
        $"schemarunner_hash('{string.Concat(columns.Select(c => c.AsType is null ? 0 : 1))}', {Names(source, columns)})";

    private static string Names(string source, IEnumerable<ColumnScan> columns) => string.Join(", ", columns.Select(c => $"{source}.{Name(c)}"));

    private static string Name(ColumnScan scan) => SqlText.Quote(scan.Column.Name);

    private static List<SampleValue> Values(NativeStatement statement, int first, int count) =>
        [.. Enumerable.Range(first, count).Select(column => SampleReader.ValueAt(statement, column))];
}
