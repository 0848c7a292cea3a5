using SchemaRunner.Cli.Output;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Tests.Cli;

public sealed class ClosedTextTests
{
    [Fact]
    public void ToReaders_ReadersAlwaysWentOn_IsNothing() => ClosedText.ToReaders([PhaseOf(new ClosedTable("customer", 100, 0))], 60).ShouldBeNull();

    [Fact]
    public void ToReaders_SeveralPhases_NamesTheLongestOfEachTable() => ClosedText.ToReaders(
        [
            PhaseOf(new("customer", 900, 12.4), new("stock", 30, 20), new("invoice", 5, 5), new("log", 400, 0)),
            PhaseOf(new("customer", 300, 210), new("note", 1, 1)),
        ], 60).ShouldBe("customer 210 ms, stock 20 ms, invoice 5 ms and 1 more table");

    [Fact]
    public void ToReaders_LittleRoom_NamesFewerTables() =>
        ClosedText.ToReaders([PhaseOf(new("customer", 9, 9), new("invoice_line", 8, 8), new("stock", 7, 7))], 35)
            .ShouldBe("customer 9 ms and 2 more tables");

    [Fact]
    public void ToReaders_LongName_IsShortened() =>
        ClosedText.ToReaders([PhaseOf(new("a_table_with_a_name_that_does_not_end", 9, 9), new("b", 8, 8))], 40)
            .ShouldBe("a_table_w…_not_end 9 ms and 1 more table");

    private static PhaseReport PhaseOf(params ClosedTable[] closed) => new()
    {
        Version = "1", Name = "first", Direction = Direction.Up, Path = "up/1_first.sql", Checksum = "sha256:", StartedAt = default,
        Verdict = Verdict.Verified, Closed = closed,
    };
}
