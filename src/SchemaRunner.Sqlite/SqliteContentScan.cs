using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite;

/// <summary>Counts and digests one table in one scan.</summary>
internal static class SqliteContentScan
{
    private const int OwnArguments = 2;
    private static readonly string NoRows = new('0', 2 * DigestFunctions.HashBytes);

    public static TableContent Read(NativeConnection connection, TableScan scan)
    {
        var limit = SqliteApi.Limit(connection.Handle, SqliteApi.LimitFunctionArg, -1) - OwnArguments;
        var key = scan.Key.Select(ScanValue.OfKey).ToList();
        if (key.Count > limit / 2) key = Packed(key, limit);
        // Columns of the row digest come first, so that other columns never decide how it is made
        var columns = scan.Columns.OrderBy(column => !column.InRowDigest).ToList();
        var inRow = columns.Where(column => column.InRowDigest).Select(ScanValue.OfKey).ToList();
        var isPacked = key.Count == 0 && inRow.Count > limit;

        var chunks = columns.Chunk(limit - key.Count).ToList();
        var calls = chunks.Select(chunk => Call(key, [.. chunk.Select(ScanValue.OfColumn)])).ToList();
        if (isPacked) calls.Add(Call([], [.. Packed(inRow, limit).Select(value => value with { Flags = 2 })]));

        var selected = string.Join(", ", calls.Prepend("count(*)"));
        using var statement = connection.Prepare($"SELECT {selected} FROM main.{SqlText.Quote(scan.Table.Name)}");
        statement.Step();

        var digests = new Dictionary<string, string>();
        for (var i = 0; i < chunks.Count; i++)
        {
            for (var j = 0; j < chunks[i].Length; j++) digests[chunks[i][j].Column.Id] = SumAt(statement, i + 1, j);
        }

        return new()
        {
            TableId = scan.Table.Id,
            Rows = statement.Int64(0),
            Digests = digests,
            RowDigest = key.Count > 0 || inRow.Count == 0 ? null
                : isPacked ? SumAt(statement, calls.Count, Packed(inRow, limit).Count)
                : SumAt(statement, 1, chunks[0].Length),
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
        var values = key.Concat(columns).ToList();
        return $"schemarunner_digest('{FlagsOf(values)}', {key.Count}, {string.Join(", ", values.Select(value => value.Sql))})";
    }

    private static string FlagsOf(IEnumerable<ScanValue> values) => string.Concat(values.Select(value => value.Flags));

    private static string SumAt(NativeStatement statement, int call, int position)
    {
        var sums = statement.Blob(call);
        return sums.IsEmpty
            ? NoRows
            : Convert.ToHexStringLower(sums.Slice(position * DigestFunctions.HashBytes, DigestFunctions.HashBytes));
    }

    /// <summary>A value that is read, and how.</summary>
    private sealed record ScanValue(string Sql, int Flags)
    {
        public static ScanValue OfKey(ColumnScan scan) => new(SqlText.Quote(scan.Column.Name), scan.AsType is null ? 0 : 1);

        public static ScanValue OfColumn(ColumnScan scan) =>
            new(SqlText.Quote(scan.Column.Name), (scan.AsType is null ? 0 : 1) + (scan.InRowDigest ? 2 : 0));
    }
}
