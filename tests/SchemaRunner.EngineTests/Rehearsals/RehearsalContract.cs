using System.Text;
using System.Text.Json.Nodes;
using SchemaRunner.EngineTests.CommandLine;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Rehearsals;

/// <summary>What every engine's <c>rehearse</c> must show, through the real program and by the vendor's dumps.</summary>
public abstract class RehearsalContract : CommandLineContract
{
    private const string ThreeLevels = """
        CREATE TABLE region (id INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE city (id INTEGER PRIMARY KEY, region_id INTEGER REFERENCES region (id), name TEXT);
        CREATE TABLE person (id INTEGER PRIMARY KEY, city_id INTEGER REFERENCES city (id), boss INTEGER REFERENCES person (id));
        CREATE INDEX person_city ON person (city_id);
        """;

    /// <summary>A statement that can only run outside a transaction.</summary>
    protected abstract string Outside { get; }


    [Fact]
    public async Task Rehearse_PendingPhases_ArePassedOnACopyAsUpPassesThemLater()
    {
        await CreateTAsync();
        Here.AddMigration("0002_b", "-- schemarunner:expect change t.n\nUPDATE t SET n = 'z' WHERE id = 1;\nCREATE TABLE v (id INTEGER PRIMARY KEY);", "SELECT 1;");
        Here.AddMigration("0003_c", $"-- schemarunner:transaction none\n{Outside}", "SELECT 1;");

        var text = await UntouchedAsync(0, "rehearse", "--report-dir", "reports", "--report-format", "html,markdown,json");
        var up = JsonNode.Parse((await RunAsync(0, "up", "--output", "json")).Output)!;
        var nothing = await UntouchedAsync(0, "rehearse", "--output", "json");

        text.Output.Split('\n').ShouldAllBe(line => line.Length <= 80 || line.StartsWith("report: ", StringComparison.Ordinal));
        text.SteadyOutput.ShouldStartWith("Rehearsal of DATABASE on a copy made ");
        text.Output.ShouldContain("What the run would take: ");
        text.Output.ShouldContain("REHEARSED: 2 phases would be committed;");
        var reports = await Task.WhenAll(Directory.GetFiles(Here.PathOf("reports")).Order().Select(file => File.ReadAllTextAsync(file, Token)));
        reports.Length.ShouldBe(3);
        reports.ShouldAllBe(report => report.Contains("ehearsal", StringComparison.Ordinal));
        var json = JsonNode.Parse(reports[1])!;
        json["run"]!["rehearsal"]!.GetValue<bool>().ShouldBeTrue();
        json["run"]!["database"]!.ToString().ShouldBe(up["run"]!["database"]!.ToString());
        Tables(json, 0).ShouldBe(Tables(up, 0));
        json["rehearsal"]!["window"]!["phases"]!.AsArray().Count.ShouldBe(2);
        json["rehearsal"]!["window"]!["closed"]!.AsArray().Count.ShouldBeGreaterThan(0);
        JsonNode.Parse(nothing.Output)!["verdict"]!.ToString().ShouldBe("nothingToDo");
        nothing.Error.ShouldNotContain("copying");
    }

    [Fact]
    public async Task Rehearse_WhatUpWouldNotDo_EndsAsUpWouldAndWritesNothing()
    {
        await CreateTAsync();
        Here.AddMigration("0002_b", "DELETE FROM t WHERE id = 2;", "SELECT 1;");
        var mismatch = await UntouchedAsync(6, "rehearse");
        Here.AddMigration("0002_b", "DELETE FROM missing;", "SELECT 1;");
        var failure = await UntouchedAsync(5, "rehearse");
        await Database.ExecuteAsync("ALTER TABLE t RENAME COLUMN n TO m");
        var drift = await UntouchedAsync(1, "rehearse");
        Here.Write("migrations/up/0001_create_t.sql", "SELECT 2;");
        var changed = await UntouchedAsync(4, "rehearse");

        mismatch.Output.ShouldContain("-- schemarunner:expect rows t -1\n");
        mismatch.Output.ShouldContain("REFUSED: 0002 b changed what nobody declared; 'up' would roll it back.");
        failure.Error.ShouldContain("SR401: migrations/up/0002_b.sql:1:");
        (drift.Error + changed.Error).ShouldNotContain("copying");
    }

    [Fact]
    public async Task WriteExpectations_RefusedScripts_GetTheirLinesAndUpPasses()
    {
        await CreateTAsync();
        var applied = await File.ReadAllBytesAsync(Here.PathOf("migrations/up/0001_create_t.sql"), Token);
        Here.AddMigration("0002_rows", "", "SELECT 1;");
        Here.AddMigration("0003_column", "", "SELECT 1;");
        await WriteAsync("0002_rows", "\uFEFF-- why: ä\r\nDELETE FROM t WHERE id = 2;\r\n");
        await WriteAsync("0003_column", "\nALTER TABLE t DROP COLUMN n;");

        var first = await UntouchedAsync(0, "rehearse", "--write-expectations");
        var written = await ReadAsync("0002_rows") + await ReadAsync("0003_column");
        var second = await UntouchedAsync(0, "rehearse", "--write-expectations", "--output", "json");
        var up = await RunAsync(0, "up");

        written.ShouldBe(
            "\uFEFF-- why: ä\r\n-- schemarunner:expect rows t -1\r\nDELETE FROM t WHERE id = 2;\r\n"
            + "-- schemarunner:expect drop column t.n\n\nALTER TABLE t DROP COLUMN n;");
        first.Output.ShouldContain("migrations/up/0002_rows.sql: 1 line written\n     2 + -- schemarunner:expect rows t -1\n");
        first.Output.ShouldContain("migrations/up/0003_column.sql: 1 line written\n     1 + -- schemarunner:expect drop column t.n\n");
        first.Output.ShouldContain("1 of 2  0002 rows ");
        first.Output.ShouldContain("2 of 2  0003 column ");
        JsonNode.Parse(second.Output)!["rehearsal"]!["edits"]!.AsArray().ShouldBeEmpty();
        (await ReadAsync("0002_rows") + await ReadAsync("0003_column")).ShouldBe(written);
        (await File.ReadAllBytesAsync(Here.PathOf("migrations/up/0001_create_t.sql"), Token)).ShouldBe(applied);
        up.Output.ShouldContain("VERIFIED: 2 phases committed");
    }

    [Fact]
    public async Task Sample_ThreeLevelsOfKeys_HoldsTheParentsOfItsRowsAndNoOthers()
    {
        Here.AddMigration("0001_a", ThreeLevels);
        await RunAsync(0, "up");
        var numbers = Enumerable.Range(1, 50).ToList();
        await Database.LoadAsync(
        [
            .. numbers.Select(i => $"INSERT INTO region VALUES ({i}, 'r')"),
            .. numbers.Select(i => $"INSERT INTO city VALUES ({i}, {51 - i}, 'c')"),
            .. numbers.Select(i => $"INSERT INTO person VALUES ({i}, {(i % 10) + 41}, {(i > 1 ? $"{i - 1}" : "NULL")})"),
        ]);
        Here.AddMigration(
            "0002_b",
            """
            -- schemarunner:assert SELECT COUNT(*) = 3 FROM person
            -- schemarunner:assert SELECT COUNT(*) = 6 FROM city
            -- schemarunner:assert SELECT COUNT(*) = 9 FROM region
            -- schemarunner:assert SELECT COUNT(*) = 0 FROM city c LEFT JOIN region r ON r.id = c.region_id WHERE r.id IS NULL
            -- schemarunner:assert SELECT COUNT(*) = 0 FROM person p LEFT JOIN city c ON c.id = p.city_id WHERE c.id IS NULL
            DROP INDEX person_city;
            """,
            "SELECT 1;");

        var sampled = await UntouchedAsync(6, "rehearse", "--schema-only", "--sample", "3", "--quiet");
        Here.AddMigration("0002_b", "-- schemarunner:assert SELECT COUNT(*) = 0 FROM region\nSELECT 1;", "SELECT 1;");
        var empty = await UntouchedAsync(0, "rehearse", "--schema-only", "--output", "json");

        sampled.Output.ShouldContain("migrations/up/0002_b.sql: 1 mismatch\n");
        sampled.Output.ShouldContain("-- schemarunner:expect drop index person_city\n");
        OnOneLine(sampled).ShouldContain("durations and amounts are of these and cannot be scaled.");
        JsonNode.Parse(empty.Output)!["rehearsal"]!["sampleRows"]!.GetValue<int>().ShouldBe(0);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected static string OnOneLine(CliResult result) => result.Output.Replace("\n  ", " ", StringComparison.Ordinal);

    private static string Tables(JsonNode report, int phase) => report["phases"]![phase]!["tables"]!.ToJsonString();

    /// <summary>Runs the program and requires that the database is what it was, its journal included.</summary>
    protected async Task<CliResult> UntouchedAsync(int exitCode, params string[] arguments)
    {
        var journal = await JournalAsync();
        var result = await RefusedAsync(exitCode, arguments);
        (await JournalAsync()).ShouldBe(journal);
        return result;
    }

    private async Task<string> JournalAsync() =>
        string.Join('\n', (await Database.RowsAsync("SELECT event_id, event, hash FROM schemarunner_journal ORDER BY event_id")).Select(row => string.Join('|', row)));

    private Task WriteAsync(string name, string text) =>
        File.WriteAllBytesAsync(Here.PathOf($"migrations/up/{name}.sql"), Encoding.UTF8.GetBytes(text), Token);

    private async Task<string> ReadAsync(string name) =>
        Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Here.PathOf($"migrations/up/{name}.sql"), Token));

    protected Task<CliResult> CreateTAsync()
    {
        Here.AddMigration("0001_create_t", Create, "-- schemarunner:expect drop table t\nDROP TABLE t;");
        return RunAsync(0, "up");
    }
}
