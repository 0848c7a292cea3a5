using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Postgres;
using SchemaRunner.Snapshots;

namespace SchemaRunner.EngineTests.Postgres;

/// <summary>Reading large tables on several connections.</summary>
public sealed class PostgresScopeSharedScanTests
{
    private const string Schema = """
        CREATE TABLE a (id bigint PRIMARY KEY, v text, n numeric, at timestamptz);
        INSERT INTO a SELECT i, 'v' || i, i / 7.0, to_timestamp(i) FROM generate_series(1, 150000) i;
        CREATE TABLE b AS SELECT * FROM a; CREATE TABLE c (LIKE a INCLUDING ALL); INSERT INTO c SELECT * FROM a;
        CREATE TABLE s (id int PRIMARY KEY); INSERT INTO s VALUES (1); CREATE TABLE e (id int);
        ANALYZE;
        """;

    private static CancellationToken Token => PostgresTest.Token;

    [Fact]
    public async Task Scan_SeveralConnections_FindsWhatOneFinds()
    {
        await using var test = await PostgresTest.StartAsync(Schema);
        var most = 0L;

        var serial = await ScanAsync(test, 1, _ => { });
        var shared = await ScanAsync(test, 3, _ => most = Math.Max(most, Sessions(test)));

        most.ShouldBeGreaterThan(2, "a helper was open");
        shared.Select(Text).ShouldBe(serial.Select(Text));
        (await WaitForSessionsAsync(test)).ShouldBe(1);
    }

    [Fact]
    public async Task Scan_AfterAStatement_SeesTheScriptsRows()
    {
        await using var test = await PostgresTest.StartAsync(Schema);
        await using var session = await PostgresEngine.Connect(test.Database.ConnectionString, parallel: 3).OpenAsync(Token);
        var structure = await session.ReadStructureAsync(Token);
        await session.BeginAsync(structure.Tables, PostgresTest.Settings, Token);
        await session.StartPhaseAsync(PostgresTest.Settings, Token);
        await session.ExecuteAsync(new(1, 0, 1, 1, "INSERT INTO a SELECT -id, v FROM a"), Token);

        var contents = await session.ScanAsync(ScansOf(structure), _ => { }, Token);

        contents.Single(c => c.TableId == structure.Tables.Single(t => t.Name == "a").Id).Rows.ShouldBe(300_000);
    }

    [Fact]
    public async Task Scan_RowCommittedAfterTheSnapshot_IsSeenByNoConnection()
    {
        await using var test = await PostgresTest.StartAsync(Schema);

        var contents = await ScanAsync(test, 4, _ => { }, () => test.Database.ExecuteAsync("INSERT INTO b VALUES (0)"), lockedTable: "a");

        contents.Where(c => c.Rows > 10).ShouldAllBe(c => c.Rows == 150_000);
    }

    [Fact]
    public async Task Scan_NoFreeConnection_ReadsAllOnTheFirst()
    {
        await using var test = await PostgresTest.StartAsync(Schema);
        var role = "scan_" + test.Database.Name;
        await test.Database.ExecuteAsync($"CREATE ROLE {role} LOGIN CONNECTION LIMIT 1; GRANT ALL ON ALL TABLES IN SCHEMA public TO {role}");
        try
        {
            var serial = await ScanAsync(test, 1, _ => { });
            var shared = await ScanAsync(test, 3, _ => { }, connectionString: test.Database.As(role));

            shared.Select(Text).ShouldBe(serial.Select(Text));
        }
        finally
        {
            await test.Database.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task Scan_TableThatSomebodyQueuesFor_DoesNotWaitForThem()
    {
        await using var test = await PostgresTest.StartAsync(Schema);
        await using var other = await test.Database.OpenAsync();
        Task<int>? alter = null;

        var contents = await ScanAsync(test, 3, _ => { }, async () =>
        {
            alter = new NpgsqlCommand("ALTER TABLE a ADD COLUMN x int; ALTER TABLE b ADD COLUMN x int; ALTER TABLE c ADD COLUMN x int", other).ExecuteNonQueryAsync(Token);
            while (!await test.Database.ReadAsync<bool>("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")) await Task.Yield();
        });

        contents.Count.ShouldBe(5);
        await alter!;
    }

    [Fact]
    public async Task Scan_Cancelled_LeavesNoConnectionBehind()
    {
        await using var test = await PostgresTest.StartAsync(Schema);
        using var cancel = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => ScanAsync(test, 3, _ => cancel.Cancel(), token: cancel.Token));

        (await WaitForSessionsAsync(test)).ShouldBe(1);
    }

    [Fact]
    public async Task Scan_TableThatCannotBeRead_SaysSoAsOneConnectionDoes()
    {
        await using var test = await PostgresTest.StartAsync(Schema + "CREATE VIEW broken AS SELECT 1 AS id, 1 / (random() * 0)::int AS v;");
        await using var session = await PostgresEngine.Connect(test.Database.ConnectionString, parallel: 3).OpenAsync(Token);
        var structure = await session.ReadStructureAsync(Token);
        await session.BeginAsync(structure.Tables, PostgresTest.Settings, Token);
        await session.StartPhaseAsync(PostgresTest.Settings, Token);
        var broken = structure.Tables.Single(t => t.Name == "b") with { Name = "broken" };
        var scans = ScansOf(structure).ConvertAll(s => s.Table.Name == "b" ? s with { Table = broken, Columns = [s.Columns[0], s.Columns[1]] } : s);

        await Should.ThrowAsync<StatementFailedException>(() => session.ScanAsync(scans, _ => { }, Token));
    }

    private static async Task<IReadOnlyList<TableContent>> ScanAsync(
        PostgresTest test, int parallel, Action<Table> scanning, Func<Task>? meanwhile = null, string? lockedTable = null,
        string? connectionString = null, CancellationToken? token = null)
    {
        await using var session = await PostgresEngine.Connect(connectionString ?? test.Database.ConnectionString, parallel: parallel).OpenAsync(Token);
        var structure = await session.ReadStructureAsync(Token);
        await session.BeginAsync([.. structure.Tables.Where(t => lockedTable is null || t.Name == lockedTable)], PostgresTest.Settings, Token);
        await session.StartPhaseAsync(PostgresTest.Settings, Token);
        if (meanwhile is not null) await meanwhile();
        return await session.ScanAsync(ScansOf(structure), scanning, token ?? Token);
    }

    private static List<TableScan> ScansOf(Structure structure) => [.. structure.Tables.Select(t => new TableScan(
        t, [.. t.KeyColumnIds.Select(id => new ColumnScan(t.Columns.Single(c => c.Id == id)))], [.. t.Columns.Select(c => new ColumnScan(c))]))];

    private static string Text(TableContent content) =>
        $"{content.TableId} {content.Rows} {content.RowDigest} {string.Join(' ', content.Digests.OrderBy(d => d.Key).Select(d => d.Value))}";

    private static long Sessions(PostgresTest test)
    {
        using var connection = new NpgsqlConnection(test.Database.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'", connection);

        return (long)command.ExecuteScalar()!;
    }

    private static async Task<long> WaitForSessionsAsync(PostgresTest test)
    {
        var sessions = Sessions(test);
        for (var i = 0; i < 200 && sessions > 1; i++)
        {
            await Task.Yield();
            sessions = Sessions(test);
        }

        return sessions;
    }
}
