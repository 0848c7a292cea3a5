using SchemaRunner.Scripts.Directives;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Tests.Scripts;

public sealed class DirectiveParserTests
{
    [Theory]
    [InlineData("+3", 10, 13, true)]
    [InlineData("+3", 10, 12, false)]
    [InlineData("-3", 10, 7, true)]
    [InlineData("=5", 10, 5, true)]
    [InlineData("=5", 5, 6, false)]
    [InlineData("-8..-2", 10, 4, true)]
    [InlineData("-2..-8", 10, 4, true)]
    [InlineData("-8..-2", 10, 9, false)]
    [InlineData("0..+5", 10, 10, true)]
    [InlineData("any", 10, 0, true)]
    public void ExpectRows_EachForm_AllowsWhatItSays(string form, long before, long after, bool allowed)
    {
        var rows = Parse($"expect rows invoice {form}").Expectations.ShouldHaveSingleItem().ShouldBeOfType<RowsExpectation>();

        rows.Table.Parts.ShouldBe(["invoice"]);
        rows.Change.Allows(before, after).ShouldBe(allowed);
    }

    [Fact]
    public void ExpectChange_ColumnsAfterCommas_ReadsAllOfThem()
    {
        var change = Parse("expect change Sales.\"Big Table\".Total, \"a,b\" , c").Expectations[0].ShouldBeOfType<ChangeExpectation>();

        change.Table.Parts.ShouldBe(["sales", "Big Table", "total"]);
        change.MoreColumns.ShouldBe(["a,b", "c"]);
    }

    [Fact]
    public void ExpectDrop_ForeignKeyAndFunction_ReadTheirNames()
    {
        var parsed = Parse("expect drop foreign key fk_a", "expect drop function total(integer, text)").Expectations;

        parsed[0].ShouldBeOfType<DropExpectation>().Kind.ShouldBe(ObjectKind.ForeignKey);
        parsed[1].ShouldBeOfType<DropExpectation>().Name.Text.ShouldBe("total(integer, text)");
    }

    [Fact]
    public void ExpectOrphans_CompositeKey_ReadsColumnsAndCount()
    {
        var orphans = Parse("expect orphans child(a, b) 12").Expectations[0].ShouldBeOfType<OrphansExpectation>();

        orphans.Columns.ShouldBe(["a", "b"]);
        orphans.AtMost.ShouldBe(12);
    }

    [Fact]
    public void Head_TimeoutsAssertAndReason_AreRead()
    {
        var head = Parse("lock-timeout 2s", "statement-timeout 10m", "assert SELECT count(*) = 3 FROM t;", "irreversible it merges rows");

        head.LockTimeout.ShouldBe(TimeSpan.FromSeconds(2));
        head.StatementTimeout.ShouldBe(TimeSpan.FromMinutes(10));
        head.Assertions.ShouldHaveSingleItem().Sql.ShouldBe("SELECT count(*) = 3 FROM t");
        head.Irreversible.ShouldBe("it merges rows");
    }

    [Theory]
    [InlineData("expect row t +1", "1:24: 'expect row' is unknown; did you mean 'expect rows'?")]
    [InlineData("expect rows t 5", "1:31: '5' is not a change of rows")]
    [InlineData("expect rows t +1 +2", "1:34: '+2' is one word too many")]
    [InlineData("expect drop tabel t", "1:29: 'tabel' is no kind of object; did you mean 'table'?")]
    [InlineData("expect drop table", "1:34: a name is missing")]
    [InlineData("expect orphans child 3", "1:38: '(' is missing")]
    [InlineData("expect change t.a,", "1:35: a column's name is missing")]
    [InlineData("lock-timeout 2", "1:30: '2' is not a duration")]
    [InlineData("lock-timeout 0s", "1:30: '0s' is not a duration")]
    [InlineData("transaction maybe", "1:29: 'transaction maybe' is unknown")]
    [InlineData("assert", "1:23: the query is missing")]
    [InlineData("irreversible", "1:29: the reason is missing")]
    [InlineData("", "1:17: '' is no directive")]
    public void Malformed_EachKind_IsAFaultWithItsPlace(string directive, string fault)
    {
        MemorySource.FaultsOf(("up/1_a.sql", $"-- schemarunner:{directive}\nSELECT 1"), ("down/1_a.sql", "SELECT 1"))
            .ShouldHaveSingleItem().ToString().ShouldBe($"SR103: up/1_a.sql:{fault}");
    }

    [Fact]
    public void Prose_ThatMentionsTheName_IsNoDirective()
    {
        MemorySource.Load(("up/1_a.sql", "-- schemarunner reads this\nSELECT '-- schemarunner:nonsense'"), ("down/1_a.sql", "SELECT 1"))
            .Migrations[0].Up.Directives.ShouldBe(ScriptDirectives.None);
    }

    private static ScriptDirectives Parse(params string[] directives)
    {
        var head = string.Concat(directives.Select(d => $"-- schemarunner:{d}\n"));
        var down = head.Contains("irreversible", StringComparison.Ordinal) ? [] : ((string, string)[])[("down/1_a.sql", "SELECT 1")];
        return MemorySource.Load([("up/1_a.sql", $"-- a comment first\n\n{head}SELECT 1"), .. down]).Migrations[0].Up.Directives;
    }
}
