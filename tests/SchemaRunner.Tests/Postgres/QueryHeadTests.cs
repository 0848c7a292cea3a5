using SchemaRunner.Postgres.Locks;

namespace SchemaRunner.Tests.Postgres;

public sealed class QueryHeadTests
{
    [Theory]
    [InlineData("SELECT *\r\n\tFROM  invoice -- all of it\nWHERE id = 7", "SELECT * FROM invoice WHERE id = 7")]
    [InlineData("/* app */ COMMIT", "COMMIT")]
    [InlineData("CREATE ROLE a LOGIN PASSWORD 's3cret' VALID UNTIL 'infinity'", "CREATE ROLE a LOGIN PASSWORD '…' VALID UNTIL '…'")]
    [InlineData("ALTER ROLE a PASSWORD E's3\\'cret' NOLOGIN", "ALTER ROLE a PASSWORD '…' NOLOGIN")]
    [InlineData("ALTER ROLE a PASSWORD U&'s3cret'", "ALTER ROLE a PASSWORD U&'…'")]
    [InlineData("ALTER ROLE a PASSWORD $x$s3'cret$x$", "ALTER ROLE a PASSWORD '…'")]
    [InlineData("SELECT dblink('host=db password=s3cret', 'SELECT 1')", "SELECT dblink('…', '…')")]
    [InlineData("ALTER ROLE a PASSWORD 's3cret that the server has cut o", "ALTER ROLE a PASSWORD '…'")]
    [InlineData("SELECT 'C:\\', ' s3cret '", "SELECT '…'")]
    [InlineData("", "")]
    public void Of_Statement_IsOneLineWithoutStrings(string query, string head)
    {
        QueryHead.Of(query).ShouldBe(head);
    }

    [Fact]
    public void Of_LongStatement_IsCutToEightyCharacters()
    {
        var head = QueryHead.Of("SELECT " + string.Join(", ", Enumerable.Range(1, 60).Select(n => $"column_{n}")));

        head.Length.ShouldBeLessThanOrEqualTo(80);
        head.ShouldStartWith("SELECT column_1, column_2");
        head.ShouldEndWith("…");
    }
}
