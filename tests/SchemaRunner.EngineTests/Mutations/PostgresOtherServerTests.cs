using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Postgres;
using SchemaRunner.Reports;
using SchemaRunner.Snapshots;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Mutations;

/// <summary>The same rows have the same digests on a server with another locale, other defaults and another order of texts.</summary>
public sealed class PostgresOtherServerTests
{
    // what a literal without a zone means is the server's to say, and no matter of digests
    private const string Zone = "SET TimeZone = 'UTC';\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scan_SameRowsOnAnotherServer_DigestsAlike()
    {
        var other = await PostgresServer.StartOtherAsync(
            ["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=id-ID-u-kn-true"],
            "TimeZone=Asia/Jakarta", "DateStyle=SQL,DMY", "IntervalStyle=sql_standard", "extra_float_digits=-5", "bytea_output=escape", "xmlbinary=hex");
        await using var here = await PostgresServer.CreateDatabaseAsync();

        var expected = await DigestsAsync(here.ConnectionString);
        var found = await DigestsAsync(other);

        expected.Count.ShouldBeGreaterThan(100);
        found.ShouldBe(expected);
    }

    [Fact]
    public async Task Scan_SameRowsInAnotherEncoding_DigestAlikeButForLettersThatItWritesOtherwise()
    {
        await using var here = await PostgresServer.CreateDatabaseAsync();
        var latin = $"latin_{Environment.ProcessId}";
        var server = await PostgresServer.GetAsync();
        await server.ExecuteAsync($"CREATE DATABASE {latin} TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'");
        const string Script = "CREATE TABLE t (id int PRIMARY KEY, plain text, n numeric, far timestamptz, accented text); INSERT INTO t VALUES (1, 'abc', 1.50, '2500-01-01 00:00+00', 'é');";
        try
        {
            var expected = await DigestsAsync(here.ConnectionString, Script);
            var found = await DigestsAsync(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = latin }.ConnectionString, Script);

            found.Where(d => expected[d.Key] != d.Value).Select(d => d.Key).ShouldBe(["t.accented"]);
        }
        finally
        {
            await server.ExecuteAsync($"DROP DATABASE {latin} WITH (FORCE)");
        }
    }

    private static Task<SortedDictionary<string, string>> DigestsAsync(string connectionString) =>
        DigestsAsync(connectionString, PostgresSchema.Script.Replace("CREATE EXTENSION btree_gist;", Zone + "CREATE EXTENSION btree_gist;", StringComparison.Ordinal) + PostgresCornerSchema.Script, PostgresSchema.Roles);

    private static async Task<SortedDictionary<string, string>> DigestsAsync(string connectionString, string script, string roles = "SELECT 1")
    {
        await using (var source = NpgsqlDataSource.Create(connectionString))
        {
            await using var command = source.CreateCommand(roles);
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        var engine = PostgresEngine.Connect(connectionString);
        (await new TestScripts(("up/1_schema.sql", script)).On(engine).UpAsync(cancellationToken: Cancellation)).Verdict.ShouldBe(Verdict.Verified);
        await using var session = await engine.OpenAsync(Cancellation);
        var structure = await session.ReadStructureAsync(Cancellation);
        var scans = structure.Tables.Where(t => t.HoldsRows).Select(t => new TableScan(
            t, [.. t.KeyColumnIds.Select(id => new ColumnScan(t.Columns.Single(c => c.Id == id)))], [.. t.Columns.Select(c => new ColumnScan(c))])).ToList();
        var contents = await session.ScanAsync(scans, _ => { }, Cancellation);
        return new(scans.Zip(contents).SelectMany(c => c.First.Columns.Select(column => (
            Name: $"{c.First.Table.Name}.{column.Column.Name}", Digest: $"{c.Second.Rows} {c.Second.Digests[column.Column.Id]} {c.Second.RowDigest}")))
            .ToDictionary(d => d.Name, d => d.Digest), StringComparer.Ordinal);
    }
}
