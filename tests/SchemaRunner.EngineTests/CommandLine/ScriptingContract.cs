using System.Text.Json;
using System.Text.RegularExpressions;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CommandLine;

/// <summary>What programs read: JSON on standard output, report files.</summary>
public abstract partial class ScriptingContract : CommandLineContract
{
    [Theory]
    [InlineData(0, "status")]
    [InlineData(0, "plan")]
    [InlineData(0, "history")]
    [InlineData(0, "history --verify")]
    [InlineData(0, "verify")]
    [InlineData(0, "report last")]
    [InlineData(0, "up --dry-run")]
    [InlineData(0, "up")]
    [InlineData(0, "down --steps 1")]
    [InlineData(0, "down --to 0")]
    [InlineData(0, "new another one")]
    [InlineData(10, "init")]
    [InlineData(2, "down")]
    [InlineData(2, "statsu")]
    [InlineData(2, "up --verify everything")]
    [InlineData(4, "up --to 9")]
    [InlineData(4, "report nope")]
    [InlineData(4, "up --migrations nowhere")]
    public async Task AnyVerb_OutputJson_IsOneDocumentAndNothingElse(int exitCode, string arguments)
    {
        Here.AddMigration("0001_create_t", Create, "-- schemarunner:expect drop table t\nDROP TABLE t;");
        await RunAsync(0, "up");
        Here.AddMigration("0002_b", "-- schemarunner:expect rows t +1\nINSERT INTO t VALUES (3, 'it''s → ü');", "SELECT 1;");

        var result = await RunAsync(exitCode, [.. arguments.Split(' '), "--output", "json", "--quiet"]);

        using var document = JsonDocument.Parse(result.Output);
        if (exitCode > 1) document.RootElement.GetProperty("exitCode").GetInt32().ShouldBe(exitCode);
        result.Error.ShouldBeEmpty();
        result.Output.ShouldNotContain("\\u");
        EnumWord().IsMatch(result.Output).ShouldBeFalse(result.Output);
    }

    [Fact]
    public async Task UpJson_ScriptFailsOrIsRefused_CarriesTheReportInTheReportsOwnWords()
    {
        Here.AddMigration("0001_create_t", Create + "SELECT missing FROM t;", "DROP TABLE t;");

        var failed = await RunAsync(5, "up", "--output", "json", "--quiet");
        var report = await RunAsync(0, "report", "last", "--format", "json");

        using var document = JsonDocument.Parse(failed.Output);
        document.RootElement.GetProperty("code").GetString().ShouldBe("SR401");
        var inside = document.RootElement.GetProperty("report");
        inside.GetProperty("verdict").GetString().ShouldBe("failed");
        inside.GetProperty("run").GetProperty("direction").GetString().ShouldBe("up");
        using var alone = JsonDocument.Parse(report.Output);
        inside.EnumerateObject().Select(property => property.Name)
            .ShouldBe(alone.RootElement.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task UpJson_FaultyScripts_GivesEachFaultItsPlaceAndSaysTheCodeOnce()
    {
        Here.AddMigration("0001_a", "-- schemarunner:exspect rows t +1\nSELECT 1;", "SELECT 1;");

        var result = await RunAsync(4, "up", "--output", "json");

        ShouldMatch("faults-json", result);
    }

    [Theory]
    [InlineData("applied", 0)]
    [InlineData("failed", 5)]
    [InlineData("refused", 6)]
    public async Task Report_FromTheJournal_EqualsWhatTheRunWrote(string outcome, int exitCode)
    {
        Here.AddMigration("0001_create_t", Create, "-- schemarunner:expect drop table t\nDROP TABLE t;");
        await RunAsync(0, "up");
        Here.AddMigration("0003_gap", outcome switch
        {
            "applied" => "-- schemarunner:expect rows t +1\nINSERT INTO t VALUES (3, 'c');",
            "failed" => "INSERT INTO missing VALUES (1);",
            _ => "DELETE FROM t WHERE id = 2;",
        }, "SELECT 1;");

        var run = await RunAsync(exitCode, "up", "--report-dir", "re ports", "--report-format", "html,markdown,json", "--report-format", "junit");

        var names = Here.Files().Where(file => file.StartsWith("re ports", StringComparison.Ordinal)).ToList();
        names.Select(Path.GetExtension).ShouldBe([".html", ".json", ".md", ".xml"]);
        foreach (var name in names) run.Output.ShouldContain($"report: {name}\n");
        string[] formats = ["html", "json", "markdown", "junit"];
        foreach (var (format, file) in formats.Zip(names))
        {
            var fromJournal = await RunAsync(0, "report", "last", "--format", format);
            WithoutWallTime(fromJournal.Output).ShouldBe(WithoutWallTime(Here.Read(file)), format);
        }
    }

    [Fact]
    public async Task Report_File_WritesItThere()
    {
        Here.AddMigration("0001_create_t", Create, "DROP TABLE t;");
        await RunAsync(0, "up");

        var printed = await RunAsync(0, "report", "last");
        var written = await RunAsync(0, "report", "last", "--file", "evidence.md");

        Here.Read("evidence.md").ShouldBe(printed.Output);
        written.Output.ShouldBeEmpty();
        written.Error.ShouldBe("report: evidence.md\n");
    }

    // The journal has the phases' times, the run itself also the time between them
    private static string WithoutWallTime(string report) => WallTime().Replace(report, "WALL");

    [GeneratedRegex("""<dd>[\d,.]+ (ms|s)</dd>|(?<=UTC, )[\d,.]+ (ms|s)|(?<=\n  "milliseconds": )[\d.]+|(?<=<testsuites[^\n]* time=")[\d.]+""", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex WallTime();

    [GeneratedRegex("""(?m)"(direction|event|state|verdict|verifyLevel)": "[A-Z]""", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex EnumWord();
}
