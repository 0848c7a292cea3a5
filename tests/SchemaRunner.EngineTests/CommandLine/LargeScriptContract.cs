using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CommandLine;

/// <summary>A script far larger than the memory that the program takes to run it.</summary>
public abstract class LargeScriptContract : CommandLineContract
{
    private const string Path = "migrations/up/1_large.sql";
    private const int Megabytes = 40;

    // The program takes about 100 MB to run anything; the text alone, held once, would add 80
    private const long Most = 150L << 20;

    private static readonly string Words = new('x', 480);

    /// <summary>How many rows the script holds.</summary>
    protected int Rows { get; private set; }

    [Fact]
    public async Task Up_ScriptOf40Megabytes_RunsInLittleMemory()
    {
        await WriteScriptAsync();
        new FileInfo(Here.PathOf(Path)).Length.ShouldBeGreaterThan(Megabytes * 1_000_000L);

        var result = await RunAsync(0, "up", "--report-dir", "reports", "--report-format", "markdown");

        result.PeakMemory.ShouldBeInRange(20L << 20, Most);
        (await Database.QueryAsync("SELECT count(*) FROM t")).ShouldBe($"{Rows}");
        (await Database.QueryAsync("SELECT length(script) FROM schemarunner_journal")).ShouldNotBeNull().Length.ShouldBeLessThan(6);
        Here.Read(Here.Files().Single(file => file.EndsWith(".md", StringComparison.Ordinal))).ShouldContain("; the first of them:");
        (await RunAsync(0, "status")).PeakMemory.ShouldBeInRange(20L << 20, Most);
    }

    [Fact]
    public async Task Up_LastStatementOfALargeScriptIsWrong_NamesItsPlaceAndKeepsNothing()
    {
        await WriteScriptAsync("INSERT INTO t\nSELECT 'é', nothing FROM t;\n");
        var line = File.ReadLines(Here.PathOf(Path)).Count();

        var result = await RunAsync(5, "up");

        result.Error.ShouldContain($"1_large.sql:{line}:{ColumnOfTheUnknownName}: ");
        (await Database.DumpAsync()).ShouldNotContain("CREATE TABLE");
    }

    [Theory]
    [InlineData("INSERT INTO t VALUES (7, 'again')")]
    [InlineData("UPDATE t SET id = 7 WHERE id = 8")]
    public async Task Up_OneOfManySmallStatementsFails_NamesItsPlaceAndKeepsNothing(string wrong)
    {
        var inserts = Enumerable.Range(1, 3_000).Select(i => i == 2_345 ? $" /* here */ {wrong};" : $"INSERT INTO t VALUES ({i}, 'x');");
        Here.AddMigration("1_small", $"CREATE TABLE t (id INTEGER PRIMARY KEY, words TEXT);\n{string.Join('\n', inserts)}\n");

        var result = await RunAsync(5, "up", "--report-dir", "reports", "--report-format", "markdown");

        // a line for the directive, one for the table
        result.Error.ShouldContain("1_small.sql:2347:13: ");
        (await Database.DumpAsync()).ShouldNotContain("CREATE TABLE");
        var report = Here.Read(Here.Files().Single(file => file.EndsWith(".md", StringComparison.Ordinal)));
        report.ShouldContain("| 1002 | 1,345 statements, lines 1002–2346; the first of them:");
        report.ShouldContain($"| 2347 | `{wrong}`");
    }

    [Fact]
    public async Task Up_ManySmallStatements_CountsAllOfTheirRows()
    {
        var inserts = Enumerable.Range(1, 3_000).Select(i => $"INSERT INTO t VALUES ({i}, 'x'), (-{i}, 'y');\nUPDATE t SET words = 'z' WHERE id = {i};");
        Here.AddMigration("1_small", $"CREATE TABLE t (id INTEGER PRIMARY KEY, words TEXT);\n{string.Join('\n', inserts)}\n");

        await RunAsync(0, "up", "--report-dir", "reports", "--report-format", "markdown");

        (await Database.QueryAsync("SELECT sum(id) || ' ' || count(*) FROM t WHERE words = 'z'")).ShouldBe("4501500 3000");
        var report = Here.Read(Here.Files().Single(file => file.EndsWith(".md", StringComparison.Ordinal)));
        report.ShouldContain("5,001 statements, lines 1002–6002; the first of them: `UPDATE t SET words = 'z' WHERE id = 500` | 7,501 |");
    }

    /// <summary>Where the engine's message points to in the last statement's second line.</summary>
    protected abstract int ColumnOfTheUnknownName { get; }

    /// <summary>Writes what else the engine's scripts can hold; the number of rows in it.</summary>
    protected virtual int WriteMore(TextWriter script) => 0;

    private async Task WriteScriptAsync(string end = "")
    {
        Here.Write(Path, "");
        await using var script = File.CreateText(Here.PathOf(Path));
        script.Write("-- schemarunner:irreversible a test\nCREATE TABLE t (id INTEGER PRIMARY KEY, words TEXT);\n");
        Rows = WriteMore(script);
        for (script.Flush(); script.BaseStream.Length < Megabytes * 1_000_000L; )
        {
            script.Write($"INSERT INTO t VALUES ({++Rows}, '{Words}'), ({++Rows}, '{Words}'),\n ({++Rows}, '{Words}');\n");
            if (Rows % 30 == 0) script.Flush();
        }

        script.Write(end);
    }
}
