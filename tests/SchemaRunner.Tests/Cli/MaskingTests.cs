using SchemaRunner.Cli.Errors;

namespace SchemaRunner.Tests.Cli;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("postgres://app:s3cret@db:5432/fish", "postgres://app:***@db:5432/fish")]
    [InlineData("postgresql://app:s3c@ret/x@db/fish", "postgresql://app:***@db/fish")]
    [InlineData("Host=db;Password=s3cret;Database=fish", "Host=db;Password=***;Database=fish")]
    [InlineData("Host=db;pwd = s3cret word;Database=fish", "Host=db;pwd = ***;Database=fish")]
    [InlineData("Host=db;Password='s3cret;x''y';Database=fish", "Host=db;Password=***;Database=fish")]
    [InlineData("Host=db;Password=\"s3cret;x\"\"y\";Database=fish", "Host=db;Password=***;Database=fish")]
    [InlineData("postgres://db/fish?user=app&password=s3cret&sslmode=require", "postgres://db/fish?user=app&password=***&sslmode=require")]
    [InlineData("SSL Password=s3cret", "SSL Password=***")]
    [InlineData("cannot connect to postgres://app:s3cret@db/fish: refused", "cannot connect to postgres://app:***@db/fish: refused")]
    public void Apply_TextWithAPassword_HidesItAndNothingElse(string text, string shown)
    {
        Masking.Apply(text).ShouldBe(shown);
    }

    [Theory]
    [InlineData("postgres://app@db:5432/fish")]
    [InlineData("password authentication failed for user \"app\"")]
    [InlineData("SR301 table pegawai: expected 412 rows, found 408 rows")]
    public void Apply_TextWithoutAPassword_LeavesItAlone(string text)
    {
        Masking.Apply(text).ShouldBe(text);
    }

    [Fact]
    public void Write_UnexpectedExceptionWithAPasswordInside_NeverShowsItEvenWhenVerbose()
    {
        var terminal = Samples.Terminal();
        var exception = new InvalidOperationException("Host=db;Password=s3cret", new IOException("postgres://a:s3cret@b"));

        ErrorText.Write(exception, terminal, verbose: true);

        terminal.Error.ToString().ShouldNotBeNull().ShouldNotContain("s3cret");
        terminal.Error.ToString()!.ShouldStartWith("SR999: this is a bug in SchemaRunner: InvalidOperationException: Host=db;Password=***\n");
    }
}
