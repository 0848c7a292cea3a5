using Npgsql;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CommandLine;

/// <summary>Servers that are not there, or not for this user; never a password.</summary>
public sealed class PostgresConnectionTests : IAsyncLifetime
{
    private const string Secret = "hidden-word";

    private readonly Workspace here = new();

    private PostgresDatabase database = null!;

    private string Server { get; set; } = "";

    public async ValueTask InitializeAsync()
    {
        database = await PostgresServer.CreateDatabaseAsync();
        var at = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        Server = $"{at.Host}:{at.Port}";
        here.AddMigration("0001_a", "SELECT 1;", "SELECT 1;");
    }

    public async ValueTask DisposeAsync()
    {
        here.Dispose();
        await database.DisposeAsync();
    }

    [Theory]
    [InlineData("up")]
    [InlineData("up --verbose")]
    [InlineData("up --output json --verbose")]
    [InlineData("up --report-dir reports")]
    [InlineData("status")]
    public async Task Run_NothingListens_NamesHostAndPortAndNotThePassword(string arguments)
    {
        here.Variables["SCHEMARUNNER_DATABASE"] = $"postgres://somebody:{Secret}@127.0.0.1:1/app";

        var result = await here.RunAsync(arguments.Split(' '));

        (result.Output + result.Error).ShouldContain("cannot connect to postgres://somebody@127.0.0.1:1/app: nothing listens at 127.0.0.1:1");
        ShouldNotTell(result, Secret);
        result.ExitCode.ShouldBe(3);
    }

    [Theory]
    [InlineData("up")]
    [InlineData("up --verbose")]
    [InlineData("up --output json")]
    public async Task Run_WrongPassword_SaysWhereToPutIt(string arguments)
    {
        here.Variables["SCHEMARUNNER_DATABASE"] = $"postgres://{PostgresServer.PasswordUser}:{Secret}@{Server}/{database.Name}";

        var result = await here.RunAsync(arguments.Split(' '));

        (result.Output + result.Error).ShouldContain($"password authentication failed for user {PostgresServer.PasswordUser}");
        (result.Output + result.Error).ShouldContain("set PGPASSWORD or add a line to ~/.pgpass");
        ShouldNotTell(result, Secret);
        result.ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task Up_PasswordInTheEnvironment_IsUsedAndToldToNobody()
    {
        await database.ExecuteAsync($"GRANT CREATE ON SCHEMA public TO {PostgresServer.PasswordUser}");
        here.Variables["SCHEMARUNNER_DATABASE"] = $"postgres://{PostgresServer.PasswordUser}@{Server}/{database.Name}";
        here.Variables["PGPASSWORD"] = PostgresServer.Password;

        var result = await here.RunAsync("up", "--verbose", "--report-dir", "reports", "--report-format", "html,markdown,json,junit");

        result.ExitCode.ShouldBe(0, result.Page);
        here.Files().Count(file => file.StartsWith("reports", StringComparison.Ordinal)).ShouldBe(4);
        ShouldNotTell(result, PostgresServer.Password);
    }

    [Fact]
    public async Task Up_NoSuchDatabase_SaysHowToMakeIt()
    {
        var result = await here.RunAsync("up", "--database", $"postgres://postgres@{Server}/nope");

        result.Error.ShouldBe(
            $"SR501: cannot connect to postgres://postgres@{Server}/nope: database \"nope\" does not exist\n  hint: create it first: createdb nope\n");
        result.ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task Up_MayNotCreateTheJournal_NamesThePrivilegeBeforeAnythingRuns()
    {
        const string user = PostgresServer.PasswordUser;
        await database.ExecuteAsync($"REVOKE CREATE ON SCHEMA public FROM PUBLIC; CREATE SCHEMA own AUTHORIZATION {user}");
        here.AddMigration("0001_a", "CREATE TABLE own.t (id integer);", "DROP TABLE own.t;");
        here.Variables["PGPASSWORD"] = PostgresServer.Password;

        var result = await here.RunAsync("up", "--database", $"postgres://{user}@{Server}/{database.Name}");

        result.Error.ShouldBe(
            $"SR502: user {user} may not create the journal in schema public\n  hint: GRANT CREATE ON SCHEMA \"public\" TO \"{user}\"\n");
        result.Output.ShouldBeEmpty();
        result.ExitCode.ShouldBe(3);
        (await database.ReadAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname IN ('public', 'own')")).ShouldBe(0);
    }

    [Theory]
    [InlineData("", "may not read the journal \"public\".\"schemarunner_journal\"", "GRANT SELECT ON \"public\".\"schemarunner_journal\" TO \"with_password\"")]
    [InlineData("SELECT", "may not write the journal \"public\".\"schemarunner_journal\"", "GRANT SELECT, INSERT, UPDATE ON \"public\".\"schemarunner_journal\" TO \"with_password\"")]
    public async Task Up_MayNotUseTheJournal_NamesThePrivilege(string granted, string sentence, string hint)
    {
        const string user = PostgresServer.PasswordUser;
        (await here.RunAsync("up", "--database", $"postgres://postgres@{Server}/{database.Name}")).ExitCode.ShouldBe(0);
        if (granted.Length > 0) await database.ExecuteAsync($"GRANT {granted} ON schemarunner_journal TO {user}");
        here.AddMigration("0002_b", "SELECT 1;", "SELECT 1;");
        here.Variables["PGPASSWORD"] = PostgresServer.Password;

        var result = await here.RunAsync("up", "--database", $"postgres://{user}@{Server}/{database.Name}");

        result.Error.ShouldBe($"SR502: user {user} {sentence}\n  hint: {hint}\n");
        result.ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task Up_TableIsLocked_ExitsWithNineAndSaysByWhom()
    {
        await database.ExecuteAsync("CREATE SCHEMA s");
        var target = $"postgres://postgres@{Server}/{database.Name}";
        here.AddMigration("0001_a", "CREATE TABLE s.t (id integer PRIMARY KEY);", "DROP TABLE s.t;");
        (await here.RunAsync("up", "--database", target)).ExitCode.ShouldBe(0);
        here.AddMigration("0002_b", "ALTER TABLE s.t ADD x integer;", "SELECT 1;");
        await using var other = await database.OpenAsync();
        await using var holding = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var command = new NpgsqlCommand("LOCK TABLE s.t", other, holding))
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var result = await here.RunAsync("up", "--database", target, "--lock-timeout", "200ms");

        result.Error.ShouldContain($"SR504: the tables were not locked within 0.2 s: held by pid {other.ProcessID} (user postgres");
        result.ExitCode.ShouldBe(9);
    }

    [Fact]
    public async Task Up_StatementTimeout_ExitsWithNineAndSaysWhichStatement()
    {
        here.AddMigration("0001_a", "SELECT 1;\n  SELECT pg_sleep(20);", "SELECT 1;");

        var result = await here.RunAsync(
            "up", "--database", $"postgres://postgres@{Server}/{database.Name}", "--statement-timeout", "200ms");

        result.Error.ShouldContain("SR504: migrations/up/0001_a.sql:2:3: ");
        result.Error.ShouldContain("\n  | SELECT pg_sleep(20)\n  | ^\n  hint: raise --statement-timeout");
        result.ExitCode.ShouldBe(9);
    }

    private void ShouldNotTell(CliResult result, string password)
    {
        (result.Output + result.Error).ShouldNotContain(password);
        foreach (var file in here.Files()) here.Read(file).ShouldNotContain(password, customMessage: file);
    }
}
