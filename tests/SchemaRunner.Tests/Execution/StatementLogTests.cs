using SchemaRunner.Engines;
using SchemaRunner.Execution;
using SchemaRunner.Scripts;

namespace SchemaRunner.Tests.Execution;

public sealed class StatementLogTests
{
    private readonly StatementLog log = new();

    [Fact]
    public void Statements_Thousand_AreListedOneByOne()
    {
        Run(1, 1_000);

        log.Statements.Select(s => (s.Number, s.Following)).ShouldBe(Enumerable.Range(1, 1_000).Select(n => (n, 0)));
    }

    [Fact]
    public void Statements_BehindAThousand_AreAddedUp()
    {
        Run(1, 2_500);

        log.Statements.Count.ShouldBe(1_001);
        var rest = log.Statements[^1];
        (rest.Number, rest.Line, rest.LastLine, rest.Following).ShouldBe((1_001, 2_002, 5_000, 1_499));
        (rest.Rows, rest.Milliseconds, rest.Text).ShouldBe((3_000, 1_500 * 0.5, "SELECT 1001"));
        log.Statements.Sum(s => 1 + s.Following).ShouldBe(2_500);
    }

    [Fact]
    public void Statements_Refused_StandsByItself()
    {
        Run(1, 2_499);
        log.AddRefused(StatementOf(2_500), 1);

        log.Statements.Count.ShouldBe(1_002);
        log.Statements[^1].Number.ShouldBe(2_500);
        log.Statements[^1].Rows.ShouldBeNull();
        log.Statements[^2].LastLine.ShouldBe(4_998);
    }

    [Fact]
    public void Statements_ThatSayMuch_AreCutShort()
    {
        for (var i = 1; i <= 3; i++)
            log.Add([StatementOf(i)], new StatementOutcome(0, [.. Enumerable.Repeat("NOTICE: x", 600)]), 1);

        log.Statements.Select(s => s.Notices.Count).ShouldBe([600, 401, 0]);
        log.Statements[1].Notices[^1].ShouldBe("… what was said further is left out");
    }

    private void Run(int first, int last)
    {
        for (var i = first; i <= last; i++) log.Add([StatementOf(i)], new StatementOutcome(2, []), 0.5);
    }

    private static Statement StatementOf(int number) => new(number, 0, number * 2, 1, $"SELECT {number}");
}
