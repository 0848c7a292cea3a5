using SchemaRunner.Cli.Configuration;
using SchemaRunner.Cli.Errors;

namespace SchemaRunner.Tests.Cli;

public sealed class DatabaseAddressTests
{
    [Theory]
    [InlineData("sqlite:app.db", "Data Source=app.db")]
    [InlineData("sqlite:///var/lib/app", "Data Source=/var/lib/app")]
    [InlineData("sqlite:my files/a;b.db", "Data Source=\"my files/a;b.db\"")]
    [InlineData("Data Source=app.db;Mode=ReadOnly", "Data Source=app.db;Mode=ReadOnly")]
    [InlineData("demo/dataplatform.db", "Data Source=demo/dataplatform.db")]
    [InlineData("a.sqlite3", "Data Source=a.sqlite3")]
    public void Parse_SqliteForms_GiveTheFile(string text, string expected)
    {
        Parse(text).ShouldBe(new DatabaseAddress(DatabaseKind.Sqlite, expected));
    }

    [Theory]
    [InlineData("postgres://app@db/fish", "Host=db;Database=fish;Username=app")]
    [InlineData("postgresql://app:p%40ss@db:5433/fish", "Host=db;Port=5433;Database=fish;Username=app;Password=p@ss")]
    [InlineData("postgres://app:a@b;c@db/fish", "Host=db;Database=fish;Username=app;Password=\"a@b;c\"")]
    [InlineData("postgres://[::1]:5432/fish", "Host=::1;Port=5432;Database=fish")]
    [InlineData("postgres://%2Fvar%2Frun/fish", "Host=/var/run;Database=fish")]
    [InlineData("postgres:///fish?host=/tmp&sslmode=verify-full", "Database=fish;host=/tmp;SSL Mode=verifyfull")]
    [InlineData("postgres:///fish", "Host=localhost;Database=fish")]
    [InlineData("postgres://db/fish?connect_timeout=5&application_name=x", "Host=db;Database=fish;Timeout=5;application name=x")]
    [InlineData("Host=db;Database=fish", "Host=db;Database=fish")]
    [InlineData("Server = db; Database=fish", "Server = db; Database=fish")]
    public void Parse_PostgresForms_GiveTheDriversOwn(string text, string expected)
    {
        Parse(text).ShouldBe(new DatabaseAddress(DatabaseKind.Postgres, expected));
    }

    [Theory]
    [InlineData("mysql://root:s3cret@db/x")]
    [InlineData("something")]
    [InlineData("sqlite:")]
    [InlineData("")]
    public void Parse_AnythingElse_NamesTheFormsAndNoPassword(string text)
    {
        var refusal = Should.Throw<UsageException>(() => Parse(text));

        refusal.Hint.ShouldNotBeNull().ShouldContain("sqlite:PATH");
        refusal.Message.ShouldNotContain("s3cret");
    }

    [Fact]
    public void Parse_PortThatIsNone_DoesNotRepeatIt()
    {
        var refusal = Should.Throw<UsageException>(() => Parse("postgres://u:s3c?ret@db/x"));

        refusal.Message.ShouldNotContain("s3c");
    }

    [Fact]
    public void Parse_NotNamed_SaysHowToNameIt()
    {
        var refusal = Should.Throw<UsageException>(() => DatabaseAddress.Parse(null));

        refusal.Message.ShouldBe("no database is named");
        refusal.Hint.ShouldNotBeNull().ShouldContain("SCHEMARUNNER_DATABASE");
    }

    private static DatabaseAddress Parse(string text) => DatabaseAddress.Parse(new Setting(text, "--database"));
}
