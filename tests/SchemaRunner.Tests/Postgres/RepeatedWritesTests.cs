using SchemaRunner.Postgres.Locks;

namespace SchemaRunner.Tests.Postgres;

public sealed class RepeatedWritesTests
{
    private readonly RepeatedWrites writes = new();

    [Theory]
    [InlineData("INSERT INTO stock VALUES (1)", "insert into STOCK(id) VALUES (2)", true)]
    [InlineData("INSERT INTO stock VALUES (1)", "INSERT INTO invoice VALUES (2)", false)]
    [InlineData("UPDATE stock SET a = 1", "UPDATE stock SET a = 2", true)]
    [InlineData("UPDATE stock SET a = 1", "DELETE FROM stock", false)]
    [InlineData("DELETE FROM stock", "DELETE FROM stock", true)]
    [InlineData("INSERT", "INSERT", false)]
    [InlineData("ALTER TABLE stock ADD a int", "ALTER TABLE stock ADD b int", false)]
    [InlineData("SELECT 1", "SELECT 1", false)]
    public void IsRepeated_Second_DependsOnTheTable(string first, string second, bool expected)
    {
        writes.IsRepeated(first).ShouldBeFalse();

        writes.IsRepeated(second).ShouldBe(expected);
    }

    [Fact]
    public void IsRepeated_AfterAnotherKindOfStatement_BeginsAgain()
    {
        writes.IsRepeated("INSERT INTO stock VALUES (1)").ShouldBeFalse();
        writes.IsRepeated("CREATE TRIGGER t AFTER INSERT ON stock EXECUTE FUNCTION f()").ShouldBeFalse();

        writes.IsRepeated("INSERT INTO stock VALUES (2)").ShouldBeFalse();
    }
}
