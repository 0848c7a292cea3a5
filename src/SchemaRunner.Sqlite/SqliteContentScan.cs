using System.Runtime.InteropServices;
using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite;

/// <summary>Counts and digests one table in one scan.</summary>
internal static class SqliteContentScan
{
    private const int OwnArguments = 1;
    private static readonly string NoRows = new('0', 2 * DigestFunctions.HashBytes);

    /// <summary>Reads a table, or some of its rows.</summary>
    /// <param name="connection">Where it is.</param>
    /// <param name="scan">What to read.</param>
    /// <param name="source">What to read from; <see langword="null"/> for the table itself.</param>
    public static TableContent Read(NativeConnection connection, TableScan scan, string? source = null)
    {
        source ??= $"main.{SqlText.Quote(scan.Table.Name)}";
        var limit = SqliteApi.Limit(connection.Handle, SqliteApi.LimitFunctionArg, -1) - OwnArguments;
        var key = scan.Key.Select(ScanValue.OfKey).ToList();
        if (key.Count > limit / 2) key = Packed(key, limit);
        // Bound to the key, a column of the key says no more than the key does
        var inKey = scan.Key.Select(column => column.Column.Id).ToHashSet();
        // Columns of the row digest come first, so that other columns never decide how it is made
        var columns = scan.Columns.Where(column => !inKey.Contains(column.Column.Id)).OrderBy(column => !column.InRowDigest).ToList();
        var inRow = columns.Where(column => column.InRowDigest).Select(ScanValue.OfKey).ToList();
        var isPacked = key.Count == 0 && inRow.Count > limit;

        var chunks = columns.Chunk(limit - key.Count).ToList();
        if (chunks.Count == 0 && key.Count > 0) chunks.Add([]);
        var calls = chunks.Select(chunk => Call(key, [.. chunk.Select(ScanValue.OfColumn)])).ToList();
        if (isPacked) calls.Add(Call([], [.. Packed(inRow, limit).Select(value => value with { Flags = 2 })]));

        // The digest counts too, which spares the library a function call for each row
        var isCounted = calls.Count > 0;
        var selected = isCounted ? string.Join(", ", calls) : "count(*)";
        using var statement = connection.Prepare($"SELECT {selected} FROM {source}");
        statement.Step();

        var digests = new Dictionary<string, string>();
        for (var i = 0; i < chunks.Count; i++)
        {
            for (var j = 0; j < chunks[i].Length; j++) digests[chunks[i][j].Column.Id] = SumAt(statement, i, j);
        }

        return new()
        {
            TableId = scan.Table.Id,
            Rows = isCounted ? RowsOf(statement.Blob(0)) : statement.Int64(0),
            Digests = scan.Columns.Select(column => column.Column.Id).ToDictionary(
                id => id, id => inKey.Contains(id) ? SumAt(statement, 0, chunks[0].Length) : digests[id]),
            RowDigest = key.Count > 0 || inRow.Count == 0 ? null
                : isPacked ? SumAt(statement, calls.Count - 1, Packed(inRow, limit).Count)
                : SumAt(statement, 0, chunks[0].Length),
        };
    }

    // More values than a function takes are hashed in groups first
    private static List<ScanValue> Packed(List<ScanValue> values, int limit) =>
    [
        .. values.Chunk(limit).Select(group => new ScanValue(
            $"schemarunner_hash('{FlagsOf(group)}', {string.Join(", ", group.Select(value => value.Sql))})", Flags: 0)),
    ];

    private static string Call(List<ScanValue> key, List<ScanValue> columns)
    {
        var values = key.Select(value => value with { Flags = value.Flags + DigestFunctions.KeyFlag }).Concat(columns).ToList();
        return $"schemarunner_digest('{FlagsOf(values)}', {string.Join(", ", values.Select(value => value.Sql))})";
    }

    private static string FlagsOf(IEnumerable<ScanValue> values) => string.Concat(values.Select(value => value.Flags));

    private static long RowsOf(ReadOnlySpan<byte> result) => result.IsEmpty ? 0 : MemoryMarshal.Read<long>(result);

    private static string SumAt(NativeStatement statement, int call, int position)
    {
        var sums = statement.Blob(call);
        return sums.IsEmpty
            ? NoRows
            : Convert.ToHexStringLower(sums.Slice(sizeof(long) + (position * DigestFunctions.HashBytes), DigestFunctions.HashBytes));
    }

    /// <summary>A value that is read, and how.</summary>
    private sealed record ScanValue(string Sql, int Flags)
    {
        public static ScanValue OfKey(ColumnScan scan) => new(SqlText.Quote(scan.Column.Name), scan.AsType is null ? 0 : 1);

        public static ScanValue OfColumn(ColumnScan scan) =>
            new(SqlText.Quote(scan.Column.Name), (scan.AsType is null ? 0 : 1) + (scan.InRowDigest ? 2 : 0));
    }
}
