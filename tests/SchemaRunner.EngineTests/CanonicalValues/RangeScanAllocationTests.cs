using SchemaRunner.Comparisons.Ranges;
using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Ranges;

namespace SchemaRunner.EngineTests.CanonicalValues;

public sealed class RangeScanAllocationTests
{
    private static readonly (string Type, string Value, ValueForm Form)[] s_columns =
    [
        ("INTEGER", "i", ValueForm.Integer), ("REAL", "i * 0.37", ValueForm.Decimal), ("REAL", "i * 0.37", ValueForm.Real), ("TEXT", "'row ' || i", ValueForm.Text),
        ("TEXT", "'2026-11-21T07:30:00.' || (i % 1000)", ValueForm.Instant), ("INTEGER", "i % 2", ValueForm.Boolean), ("BLOB", "randomblob(40)", ValueForm.Bytes),
        ("TEXT", "'0190163D-8694-739B-AEA5-' || printf('%012d', i)", ValueForm.Uuid), ("TEXT", "NULL", ValueForm.Date), ("", "i", ValueForm.Own),
    ];

    [Fact]
    public void Read_TwentyThousandRowsOfEveryForm_AllocatesNothingForARow()
    {
        const int Rows = 20_000;
        using var connection = NativeConnection.Open(":memory:", Microsoft.Data.Sqlite.SqliteOpenMode.Memory);
        connection.Execute($"CREATE TABLE t (id INTEGER PRIMARY KEY, {string.Join(", ", s_columns.Select((column, i) => $"c{i} {column.Type}"))})");
        connection.Execute(
            $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows}) INSERT INTO t SELECT i, {string.Join(", ", s_columns.Select(column => column.Value))} FROM n");
        var id = new Column { Id = "id", Name = "id", Type = "INTEGER" };
        var columns = s_columns.Select((column, i) => new RangedColumn(new Column { Id = $"c{i}", Name = $"c{i}", Type = column.Type }, column.Form)).ToList();
        var table = new Table { Id = "t", Schema = "main", Name = "t", Columns = [id, .. columns.Select(column => column.Column)], KeyColumnIds = ["id"] };
        var scan = new RangeScan(connection, new RangedTable(table, [new RangedColumn(id, ValueForm.Integer)], columns));
        scan.Read(KeyRange.All, []);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var content = scan.Read(KeyRange.All, []).ShouldHaveSingleItem();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        content.Rows.ShouldBe(Rows);
        content.Digests.Count(digest => digest == "none").ShouldBe(1);
        allocated.ShouldBeLessThan(Rows / 2);
    }
}
