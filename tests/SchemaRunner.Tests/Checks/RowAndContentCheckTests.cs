using SchemaRunner.Reports;

namespace SchemaRunner.Tests.Checks;

public sealed class RowAndContentCheckTests
{
    private static Db Invoice(long rows = 412, string total = "77") =>
        new Db().Table("1", "invoice", rows, "1:id=5", $"2:total={total}", "3:note=9");

    [Fact]
    public void Compare_RowsLost_NamesTheTableAndBothCounts()
    {
        var mismatch = Db.Mismatches(Invoice(), Invoice(408)).ShouldHaveSingleItem();

        mismatch.ToString().ShouldBe("SR301 table invoice: expected 412 rows, found 408 rows");
        mismatch.Directive.ShouldBe("expect rows invoice -4");
    }

    [Fact]
    public void Compare_RowsLostAsDeclared_IsNoMismatch() =>
        Db.Mismatches(Invoice(), Invoice(408), "expect rows invoice -4").ShouldBeEmpty();

    [Fact]
    public void Compare_OtherRowsLostThanDeclared_SaysBoth() =>
        Db.Mismatches(Invoice(), Invoice(408), "expect rows invoice -3").Select(m => m.Code).ShouldBe(["SR301", "SR320"]);

    [Fact]
    public void Compare_OneValueChanged_NamesTheColumn()
    {
        var mismatch = Db.Mismatches(Invoice(), Invoice(total: "78")).ShouldHaveSingleItem();

        mismatch.ToString().ShouldBe("SR302 column invoice.total: expected the values it held, found other values");
        mismatch.Directive.ShouldBe("expect change invoice.total");
    }

    [Theory]
    [InlineData("expect change invoice.total", 0)]
    [InlineData("expect change invoice", 0)]
    [InlineData("expect change public.invoice.total", 0)]
    [InlineData("expect change invoice.note, total", 0)]
    [InlineData("expect change invoice.note", 2)]
    public void Compare_ValueChangedUnderADeclaration_JudgesTheColumn(string directive, int mismatches) =>
        Db.Mismatches(Invoice(), Invoice(total: "78"), directive).Count.ShouldBe(mismatches);

    [Fact]
    public void Compare_DeclaredChangeThatDidNotHappen_IsAMismatch() =>
        Db.Mismatches(Invoice(), Invoice(), "expect change invoice.total").ShouldHaveSingleItem()
            .ToString().ShouldBe("SR320 table invoice.total: expected 'expect change invoice.total' (line 1), found no such change");

    [Fact]
    public void Compare_DeclaredChangeOnAnEmptyTable_IsNoMismatch() =>
        Db.Mismatches(Invoice(0), Invoice(0), "expect change invoice.total").ShouldBeEmpty();

    [Fact]
    public void Compare_RenamedTableAndColumn_AreTheSame()
    {
        var after = new Db().Table("1", "bill", 412, "1:id=5", "2:sum=77", "3:note=9", "4:added=1");

        var comparison = Db.Compare(Invoice(), after);

        comparison.Mismatches.ShouldBeEmpty();
        comparison.Changes.Select(c => $"{c.Change} {c.Name} {c.Detail}".TrimEnd())
            .ShouldBe(["Renamed invoice bill", "Renamed invoice.total sum", "Added bill.added"]);
    }

    [Fact]
    public void Compare_RebuiltTable_IsMatchedByName() =>
        Db.Mismatches(Invoice(), new Db().Table("9", "invoice", 412, "1:id=5", "2:note=9", "3:total=77")).ShouldBeEmpty();

    [Fact]
    public void Compare_RebuiltTableWithCrossedColumns_IsRefused() =>
        Db.Mismatches(Invoice(), new Db().Table("9", "invoice", 412, "1:id=5", "2:note=77", "3:total=9"))
            .ShouldHaveSingleItem().Object.ShouldBe("invoice.total, note");

    [Fact]
    public void Compare_NamesSwappedBetweenTwoTables_FollowsIdentity()
    {
        var before = new Db().Table("1", "a", 3, "1:id=1").Table("2", "b", 5, "1:id=2");
        var after = new Db().Table("1", "b", 3, "1:id=1").Table("2", "a", 5, "1:id=2");

        Db.Mismatches(before, after).ShouldBeEmpty();
    }

    [Fact]
    public void Compare_NewTableTookTheNameOfARenamedOne_IsHeldToItsRows()
    {
        var after = new Db().Table("1", "invoice_old", 412, "1:id=5", "2:total=77", "3:note=9")
            .Table("2", "invoice", 400, "1:id=4", "2:total=70", "3:note=8");

        Db.Mismatches(Invoice(), after).ShouldHaveSingleItem().ToString()
            .ShouldBe("SR301 table invoice: expected 412 rows, found 400 rows in the new table of that name");
    }

    [Fact]
    public void Compare_KeyChanged_NamesOnlyTheKeyAndAllowsTheTable()
    {
        var mismatch = Db.Mismatches(Invoice(), new Db().Table("1", "invoice", 412, "1:id=6", "2:total=1", "3:note=2")).ShouldHaveSingleItem();

        mismatch.Object.ShouldBe("invoice.id");
        mismatch.Directive.ShouldBe("expect change invoice");
    }

    [Fact]
    public void Compare_MixedCaseName_IsQuotedInTheDirective() =>
        Db.Mismatches(new Db().Table("1", "Invoice", 2, "1:id"), new Db().Table("1", "Invoice", 1, "1:id"))
            .ShouldHaveSingleItem().Directive.ShouldBe("expect rows \"Invoice\" -1");
}
