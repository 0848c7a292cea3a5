using SchemaRunner.Rehearsals;
using SchemaRunner.Reports;
using SchemaRunner.Snapshots;
using SchemaRunner.Support;
using SchemaRunner.Tests.Reports.Samples;

namespace SchemaRunner.Tests.Rehearsals;

public sealed class RehearsalRoundsTests : IDisposable
{
    private const string Script = "DROP TABLE x;\n";

    private readonly Workspace here = new();

    public void Dispose() => here.Dispose();

    [Theory]
    [InlineData("expect drop table x", true)]
    [InlineData("expect drop table \"x\n; DROP TABLE y; --\"", false)]
    [InlineData("expect drop table \"x\r; DROP TABLE y; --\"", false)]
    [InlineData(null, false)]
    public void Declare_Directive_IsWrittenWhenItIsOneLine(string? directive, bool isWritten)
    {
        var rounds = new RehearsalRounds(new RehearsalOptions { WriteExpectations = true });

        rounds.Declare(Refused(directive)).ShouldBe(isWritten);

        here.Read("script.sql").ShouldBe(isWritten ? $"-- schemarunner:{directive}\n{Script}" : Script);
    }

    [Fact]
    public void Declare_RefusedAgainForTheSame_WritesItOnce()
    {
        var rounds = new RehearsalRounds(new RehearsalOptions { WriteExpectations = true });
        var report = Refused("expect drop table x");

        rounds.Declare(report).ShouldBeTrue();
        rounds.Declare(report).ShouldBeFalse();

        here.Read("script.sql").ShouldBe($"-- schemarunner:expect drop table x\n{Script}");
    }

    [Fact]
    public void Declare_NotAskedFor_WritesNothing()
    {
        new RehearsalRounds(new RehearsalOptions()).Declare(Refused("expect drop table x")).ShouldBeFalse();

        here.Read("script.sql").ShouldBe(Script);
    }

    private Report Refused(string? directive)
    {
        if (here.Files().Count == 0) here.Write("script.sql", Script);
        var report = SampleReports.Refused();
        return report with
        {
            Phases =
            [
                .. report.Phases.Take(3),
                report.Phases[3] with
                {
                    Path = here.PathOf("script.sql"),
                    Mismatches = [new Mismatch("SR303", ObjectKind.Table, "x", "the table", "no such table", directive)],
                },
            ],
        };
    }
}
