using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CommandLine;

/// <summary>What is said wrong: exit 2, one or two lines, no file made.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly Workspace here = new();

    public UsageTests() => here.AddMigration("0001_a", "SELECT 1;", "SELECT 1;");

    public void Dispose() => here.Dispose();

    [Theory]
    [InlineData("statsu", "SR001: unknown verb 'statsu'\n  hint: did you mean 'status'?\n")]
    [InlineData("up --databse sqlite:a.db", "SR001: unknown option '--databse'\n  hint: did you mean '--database'?\n")]
    [InlineData("up", "SR001: no database is named\n  hint: give --database sqlite:app.db or --database postgres://USER@HOST/DB, or set SCHEMARUNNER_DATABASE\n")]
    [InlineData("up --database mysql://u:hidden@h/d", "SR001: --database: 'mysql://u:***@h/d' is not a database that SchemaRunner knows\n  hint: write sqlite:PATH, 'Data Source=PATH', postgres://USER@HOST:PORT/DB or 'Host=…;Database=…;Username=…'\n")]
    [InlineData("up --database Host=h;Pasword=hidden", "SR001: the connection string cannot be read: a word in it is unknown, or has no value\n  hint: write postgres://user@host:5432/database?sslmode=require, or Host=…;Database=…;Username=…\n")]
    [InlineData("up --database sqlite:a.db --lock-timeout soon", "SR001: --lock-timeout: 'soon' is not a duration\n  hint: write a number and its unit: 500ms, 5s, 2m, 1h\n")]
    [InlineData("up --database sqlite:a.db --statement-timeout 5", "SR001: --statement-timeout: '5' is not a duration\n  hint: write a number and its unit: 500ms, 5s, 2m, 1h\n")]
    [InlineData("up --database sqlite:a.db --retries 0", "SR001: --retries: '0' is not a number of tries\n  hint: write 1 for one try and none after it, or more\n")]
    [InlineData("up --database sqlite:a.db --retries often", "SR001: --retries: 'often' is not a number of tries\n  hint: write 1 for one try and none after it, or more\n")]
    [InlineData("up --database sqlite:a.db --verify contents", "SR001: --verify: 'contents' is none of content, counts, structure\n  hint: did you mean 'content'?\n")]
    [InlineData("up --database sqlite:a.db --output xml", "SR001: --output: 'xml' is none of text, json\n")]
    [InlineData("up --database sqlite:a.db --report-format pdf", "SR001: --report-format: 'pdf' is none of html, markdown, json, junit\n")]
    [InlineData("up --database sqlite:a.db --to seven", "SR001: --to: 'seven' is not a version\n  hint: write a migration's number, such as 0007 or 7\n")]
    [InlineData("down --database sqlite:a.db", "SR001: down needs a target\n  hint: '--to V' leaves V applied, '--to 0' reverts everything, '--steps N' reverts the last N\n")]
    [InlineData("report", "SR001: Required argument 'RUN' missing for command: 'report'\n  hint: 'schemarunner report --help' shows how it is written\n")]
    [InlineData("up --config nowhere.json", "SR001: nowhere.json: there is no such file\n  hint: 'schemarunner init' makes one\n")]
    public async Task Run_WrongUsage_ExitsWithTwoAndSaysWhatWasMeant(string arguments, string error)
    {
        var files = here.Files();

        var result = await here.RunAsync(arguments.Split(' '));

        result.Error.ShouldBe(error);
        result.Output.ShouldBeEmpty();
        result.ExitCode.ShouldBe(2);
        here.Files().ShouldBe(files);
    }

    [Theory]
    [InlineData("""{ "database": "sqlite:a.db", "databse": "x" }""", "SR001: schemarunner.json: unknown key 'databse'\n  hint: did you mean 'database'?\n")]
    [InlineData("{\n  \"database\": \"sqlite:a.db\",\n  // why\n}", "SR001: schemarunner.json:3:3: not valid JSON: '/' is an invalid start of a property name. Expected a '\"'\n")]
    [InlineData("", "SR001: schemarunner.json:1:1: not valid JSON: The input does not contain any JSON tokens. Expected the input to start with a valid JSON token, when isFinalBlock is true\n")]
    [InlineData("[]", "SR001: schemarunner.json: the file must hold one JSON object\n  hint: such as {\"database\": \"sqlite:app.db\"}\n")]
    [InlineData("""{ "database": 5 }""", "SR001: schemarunner.json: database must be a text\n  hint: write \"database\": \"…\"\n")]
    [InlineData("""{ "database": "sqlite:a.db", "lockTimeout": "soon" }""", "SR001: schemarunner.json: lockTimeout: 'soon' is not a duration\n  hint: write a number and its unit: 500ms, 5s, 2m, 1h\n")]
    public async Task Run_MalformedSettingsFile_SaysWhere(string json, string error)
    {
        here.Write("schemarunner.json", json);

        var result = await here.RunAsync("status");

        result.Error.ShouldBe(error);
        result.Output.ShouldBeEmpty();
        result.ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Run_SettingInThreePlaces_FlagBeatsEnvironmentBeatsFile()
    {
        here.Write("schemarunner.json", """{ "database": "sqlite:file.db", "migrations": "migrations" }""");

        (await here.RunAsync("up", "--quiet")).ExitCode.ShouldBe(0);
        here.Variables["SCHEMARUNNER_DATABASE"] = "sqlite:environment.db";
        (await here.RunAsync("up", "--quiet")).ExitCode.ShouldBe(0);
        here.Files().Where(file => file.EndsWith(".db", StringComparison.Ordinal)).ShouldBe(["environment.db", "file.db"]);
        (await here.RunAsync("up", "--quiet", "--database", "sqlite:flag.db")).ExitCode.ShouldBe(0);
        here.Files().Where(file => file.EndsWith(".db", StringComparison.Ordinal)).ShouldBe(["environment.db", "file.db", "flag.db"]);
    }

    [Fact]
    public async Task Run_WrongSettingInTheEnvironment_NamesTheVariable()
    {
        here.Variables["SCHEMARUNNER_VERIFY"] = "count";

        var result = await here.RunAsync("status", "--database", "sqlite:a.db");

        result.Error.ShouldBe("SR001: SCHEMARUNNER_VERIFY: 'count' is none of content, counts, structure\n  hint: did you mean 'counts'?\n");
        result.ExitCode.ShouldBe(2);
    }
}
