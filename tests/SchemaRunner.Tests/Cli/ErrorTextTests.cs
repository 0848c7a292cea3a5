using SchemaRunner.Cli.Errors;
using SchemaRunner.Engines;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Tests.Cli;

public sealed class ErrorTextTests
{
    [Fact]
    public void Write_StatementRefused_ShowsPlaceExcerptAndHint()
    {
        var report = new Report
        {
            Run = Samples.Run,
            Verdict = Verdict.Failed,
            Phases = [Samples.Phase("0009", "add_invoice_total", Verdict.Failed)],
            Problem = new Problem(
                "SR401",
                "up/0009_add_invoice_total.sql:14:8: column \"amont\" does not exist (SQLSTATE 42703)",
                "the phase was rolled back; correct the script and run 'schemarunner up' again",
                "UPDATE invoice\n\tSET total = amont"),
        };
        var cause = new StatementFailedException("column \"amont\" does not exist", "42703", offset: 28, detail: null);

        Text(new MigrationFailedException(report, cause)).ShouldBe(
            """
            SR401: up/0009_add_invoice_total.sql:14:8: column "amont" does not exist (SQLSTATE 42703)
              |  SET total = amont
              |              ^
              hint: the phase was rolled back; correct the script and run 'schemarunner up' again

            """);
    }

    [Fact]
    public void Write_ServerNamesNoPlace_ShowsTheStatementWithoutACaret()
    {
        const string statement = "UPDATE invoice\n  SET total = NULL";
        var report = new Report
        {
            Run = Samples.Run,
            Verdict = Verdict.Failed,
            Phases = [Samples.Phase("0002", "bad", Verdict.Failed)],
            Problem = new Problem("SR504", "up/0002_bad.sql:16:3: a statement timed out", null, statement),
        };

        Text(new MigrationFailedException(report, new LockTimeoutException("a statement timed out", "raise it"))).ShouldBe(
            """
            SR504: up/0002_bad.sql:16:3: a statement timed out
              | UPDATE invoice
              |   SET total = NULL

            """);
    }

    [Fact]
    public void Write_SeveralScriptFaults_ListsThemAll()
    {
        var faults = new ScriptLoadException(
        [
            new ScriptFault("SR104", "up/0003_x.sql", 12, 9, "the comment is never closed"),
            new ScriptFault("SR101", "up/0004_y.sql", 0, 0, "version 0004 is there twice", "rename one of them"),
        ]);

        Text(faults).ShouldBe(
            """
            SR104: up/0003_x.sql:12:9: the comment is never closed
            SR101: up/0004_y.sql: version 0004 is there twice
              hint: rename one of them
            2 faults; nothing was run

            """);
    }

    [Fact]
    public void Of_LongLine_ShowsThePlaceWithinTheWidth()
    {
        var statement = new string('a', 200) + " amont " + new string('b', 200);

        var lines = StatementExcerpt.Of(statement, 201, 80);

        lines.ShouldAllBe(line => line.Length <= 80);
        lines[0].Substring(lines[1].IndexOf('^', StringComparison.Ordinal), 5).ShouldBe("amont");
    }

    [Fact]
    public void Of_NoOffset_ShowsTheFirstLinesWithoutACaret()
    {
        StatementExcerpt.Of("a\nb\nc\nd", null, 80).ShouldBe(["  | a", "  | b", "  | c"]);
    }

    private static string Text(Exception exception)
    {
        var terminal = Samples.Terminal();
        ErrorText.Write(exception, terminal, verbose: false);
        return terminal.Error.ToString()!;
    }
}
