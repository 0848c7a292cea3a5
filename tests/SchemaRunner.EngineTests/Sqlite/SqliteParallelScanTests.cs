using SchemaRunner.Engines;
using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Sqlite;

/// <summary>Several connections find what one finds, and none is asked where it could not.</summary>
public sealed class SqliteParallelScanTests : IDisposable
{
    private const string Schema = """
        CREATE TABLE a (id INTEGER PRIMARY KEY, v); CREATE TABLE b (x PRIMARY KEY, y) WITHOUT ROWID; CREATE TABLE c (_rowid_, v); CREATE TABLE d (v);
        INSERT INTO a WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000) SELECT i, printf('row %d', i) FROM n;
        INSERT INTO b SELECT id, v FROM a; INSERT INTO c SELECT id, v FROM a; INSERT INTO d SELECT v FROM a;
        """;

    private readonly SqliteFile file = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => file.Dispose();

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task Scan_FiveConnections_FindWhatOneFinds(string journalMode)
    {
        file.Run($"PRAGMA journal_mode = {journalMode}; {Schema}");

        var serial = await ScanAsync(1, script: null);
        var parallel = await ScanAsync(5, script: null);

        parallel.Contents.Select(Text).ShouldBe(serial.Contents.Select(Text));
        parallel.Told.Order().ShouldBe(serial.Told.Order());
        parallel.Contents.Select(content => content.Rows).ShouldBe([60_000, 60_000, 60_000, 60_000]);
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task Scan_AfterAStatement_SeesWhatItWrote(string journalMode)
    {
        file.Run($"PRAGMA journal_mode = {journalMode}; {Schema}");

        var found = await ScanAsync(5, "DELETE FROM a WHERE id > 100; DELETE FROM d");

        found.Contents.Select(content => content.Rows).ShouldBe([100, 60_000, 60_000, 0]);
    }

    [Fact]
    public async Task Scan_ThenTheScriptOutgrowsTheCache_IsNotInTheWayOfReaders()
    {
        file.Run(Schema);

        var found = await ScanAsync(3, "UPDATE a SET v = v || hex(zeroblob(200))", scansBefore: true);

        found.Contents[0].Rows.ShouldBe(60_000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void ReadConnections_OutOfRange_IsRefused(int number) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new SqliteEngine(file.FilePath) { ReadConnections = number });

    private async Task<(IReadOnlyList<TableContent> Contents, List<string> Told)> ScanAsync(int connections, string? script, bool scansBefore = false)
    {
        await using var session = await new SqliteEngine(file.FilePath) { ReadConnections = connections }.OpenAsync(Cancellation);
        await session.BeginAsync([], Phase.Settings, Cancellation);
        await session.StartPhaseAsync(Phase.Settings, Cancellation);
        if (scansBefore) await ScanAsync(session, []);
        if (script is not null) await Phase.ExecuteAsync(session, file, script, Cancellation);
        var told = new List<string>();
        var contents = await ScanAsync(session, told);
        await session.RollbackAsync(Cancellation);
        return (contents, told);
    }

    private static async Task<IReadOnlyList<TableContent>> ScanAsync(IEngineSession session, List<string> told)
    {
        var scans = (await session.ReadStructureAsync(Cancellation)).Tables
            .Select(t => new TableScan(
                t, [.. t.Columns.Where(c => t.KeyColumnIds.Contains(c.Id)).Select(c => new ColumnScan(c))], [.. t.Columns.Select(c => new ColumnScan(c))]))
            .ToList();
        return await session.ScanAsync(scans, table => told.Add(table.Name), Cancellation);
    }

    private static string Text(TableContent content) => $"{content.TableId} {content.Rows} {content.RowDigest} {string.Join(' ', content.Digests)}";
}
