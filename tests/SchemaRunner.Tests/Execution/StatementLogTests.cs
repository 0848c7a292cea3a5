using SchemaRunner.Engines;
using SchemaRunner.Execution;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Tests.Execution;

public sealed class StatementLogTests
{
    private readonly StatementLog log = new(new LockNames(new Structure
    {
        DefaultSchema = "public",
        Tables = [TableOf("1", "public", "stock"), TableOf("2", "other", "Order")],
    }));

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
        log.AddRefused(StatementOf(2_500), 1, 1);

        log.Statements.Count.ShouldBe(1_002);
        log.Statements[^1].Number.ShouldBe(2_500);
        log.Statements[^1].Rows.ShouldBeNull();
        log.Statements[^2].LastLine.ShouldBe(4_998);
    }

    [Fact]
    public void Statements_ThatSayMuch_AreCutShort()
    {
        for (var i = 1; i <= 3; i++)
            log.Add([StatementOf(i)], new StatementOutcome(0, [.. Enumerable.Repeat("NOTICE: x", 600)]), i, 1);

        log.Statements.Select(s => s.Notices.Count).ShouldBe([600, 401, 0]);
        log.Statements[1].Notices[^1].ShouldBe("… what was said further is left out");
    }

    [Fact]
    public void Statements_WithLocks_NameTheTablesThatStoodBefore()
    {
        log.Add([StatementOf(1)], Took(["2", "1", "9"], ["2", "9"], 10), 3, 1);

        var statement = log.Statements.ShouldHaveSingleItem();
        statement.Locks.ShouldBe([Exclusive("other.\"Order\""), Exclusive("stock")]);
        statement.Rewritten.ShouldBe(["other.\"Order\""]);
        (statement.WalBytes, statement.StartMilliseconds).ShouldBe((10, 3));
    }

    [Fact]
    public void Statements_AddedUp_KeepAllLocksAndAddUpWhatWasWritten()
    {
        Run(1, 1_000);
        log.Add([StatementOf(1_001)], Took(["1"], ["1"], 10), 1_001, 1);
        log.Add([StatementOf(1_002)], Took(["2"], ["1", "2"], 20), 1_002, 1);
        log.Add([StatementOf(1_003)], new StatementOutcome(1, []), 1_003, 1);

        var rest = log.Statements[^1];
        rest.Locks.ShouldBe([Exclusive("stock"), Exclusive("other.\"Order\"")]);
        rest.Rewritten.ShouldBe(["stock", "other.\"Order\""]);
        (rest.WalBytes, rest.StartMilliseconds).ShouldBe((30, 1_001));
    }

    private static StatementOutcome Took(string[] locked, string[] rewritten, long wal) => new(null, [])
    {
        Locks = [.. locked.Select(id => new TableLock(id, "ACCESS EXCLUSIVE", LockEffect.Everyone))],
        Rewritten = rewritten,
        WalBytes = wal,
    };

    private static TakenLock Exclusive(string table) => new(table, "ACCESS EXCLUSIVE", LockEffect.Everyone);

    private static Table TableOf(string id, string schema, string name) => new() { Id = id, Schema = schema, Name = name, Columns = [] };

    private void Run(int first, int last)
    {
        for (var i = first; i <= last; i++) log.Add([StatementOf(i)], new StatementOutcome(2, []), i, 0.5);
    }

    private static Statement StatementOf(int number) => new(number, 0, number * 2, 1, $"SELECT {number}");
}
