using System.Globalization;
using SchemaRunner.Comparisons.Ranges;
using SchemaRunner.Sqlite.Canonical;
using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Ranges;

/// <summary>Counts and digests the pieces of a range in one scan.</summary>
internal sealed class RangeScan
{
    private const string Nothing = "none";

    private readonly NativeConnection connection;
    private readonly RangedTable table;
    private readonly RangeCondition condition;
    private readonly int mostArguments;
    private readonly string row;
    private readonly string seed;

    public RangeScan(NativeConnection connection, RangedTable table)
    {
        (this.connection, this.table) = (connection, table);
        condition = new RangeCondition(table);
        mostArguments = SqliteApi.Limit(connection.Handle, SqliteApi.LimitFunctionArg, -1);
        (row, seed) = table.Key.Count > 0 ? ("NULL", Chain(table.Key)) : (Chain(table.Columns), "0");
    }

    /// <summary>Reads the pieces.</summary>
    public IReadOnlyList<RangeContent> Read(KeyRange range, IReadOnlyList<RowKey> boundaries) =>
        IsClustered && boundaries.Count > 0
            ? [.. range.At(boundaries).SelectMany(piece => Read(condition.In(piece), 1, "0"))]
            : [.. Read(condition.In(range), boundaries.Count + 1, boundaries.Count == 0 ? "0" : condition.Piece(boundaries))];

    // The rows themselves lie in the order of the key, so that each piece is a scan of its own
    private bool IsClustered => table.Key is [var only] && only.Column.Type == "INTEGER" && new RangeValue(only).IsOrderedByItself(table.Order)
        && table.Table.KeyColumnIds is [var id] && id == only.Column.Id;

    private IEnumerable<RangeContent> Read(string where, int pieces, string piece)
    {
        var chunks = table.Columns.Chunk(mostArguments - RangeFunctions.OwnArguments).ToList();
        var calls = chunks.Select(chunk => string.Create(
            CultureInfo.InvariantCulture,
            $"schemarunner_pieces('{RangeFunctions.Letters(chunk.Select(column => column.Form))}', {pieces}, {piece}, {row}, {seed}, {Names(chunk)})"));
        using var statement = connection.Prepare($"SELECT {string.Join(", ", calls)} FROM {Source} WHERE {where}");
        statement.Step();
        var found = new List<RangeContent>(pieces);
        for (var number = 0; number < pieces; number++)
        {
            var rows = PieceSums.RowsIn(statement.Blob(0), number, chunks[0].Length);
            var digests = chunks.SelectMany((chunk, call) => Enumerable.Range(0, chunk.Length).Select(i => Sum(statement, call, number, i, chunk.Length)));
            var rowDigest = rows == 0 || table.Key.Count > 0 ? null : Sum(statement, 0, number, chunks[0].Length, chunks[0].Length);
            found.Add(new RangeContent(rows, [.. digests], rowDigest));
        }

        return found;
    }

    private string Source => $"main.{SqlText.Quote(table.Table.Name)} AS t";

    private static string Sum(NativeStatement statement, int call, int piece, int column, int columns) =>
        PieceSums.SumIn(statement.Blob(call), piece, column, columns)?.ToString(CultureInfo.InvariantCulture) ?? Nothing;

    // A function takes only so many arguments: each call's hash seeds the next
    private string Chain(IReadOnlyList<RangedColumn> columns) => columns.Chunk(mostArguments - 2).Aggregate(
        "0", (hash, chunk) => $"schemarunner_chain('{RangeFunctions.Letters(chunk.Select(column => column.Form))}', {hash}, {Names(chunk)})");

    private static string Names(IEnumerable<RangedColumn> columns) => string.Join(", ", columns.Select(column => new RangeValue(column).Name));
}
