using System.Text;
using SchemaRunner.Cli.Configuration;
using SchemaRunner.Cli.Errors;

namespace SchemaRunner.Tests.Cli;

public sealed class SettingsResolverTests
{
    // What each place says, and what counts: flag, environment, file, default
    [Theory]
    [InlineData("counts", "structure", "content", VerifyLevel.Counts)]
    [InlineData(null, "structure", "counts", VerifyLevel.Structure)]
    [InlineData(null, "", "counts", VerifyLevel.Counts)]
    [InlineData(null, null, "counts", VerifyLevel.Counts)]
    [InlineData(null, null, null, VerifyLevel.Content)]
    [InlineData("Structure", null, null, VerifyLevel.Structure)]
    public void Resolve_SeveralPlaces_TakesTheFirstThatSaysSomething(string? flag, string? variable, string? file, VerifyLevel expected)
    {
        var settings = Resolve(
            flags: One("--verify", flag),
            variables: One("SCHEMARUNNER_VERIFY", variable),
            file: file is null ? null : $$"""{"verify": "{{file}}"}""");

        settings.VerifyLevel.ShouldBe(expected);
    }

    [Fact]
    public void Resolve_Nothing_GivesTheDefaults()
    {
        var settings = Resolve();

        var defaults = new Settings();
        settings.ReportFormats.ShouldBe(["html", "json"]);
        (settings with { ReportFormats = defaults.ReportFormats }).ShouldBe(defaults);
    }

    [Fact]
    public void Resolve_EveryKeyOfTheFile_IsTaken()
    {
        var settings = Resolve(file:
            """
            {
              "database": "postgres://app@db/fish", "migrations": "sql", "verify": "counts", "onMismatch": "warn",
              "lockTimeout": "2s", "statementTimeout": "10m", "reportDir": "out", "reportFormat": ["junit", "html"],
              "output": "json", "retries": "3", "backupDir": "copies", "pgBin": "/opt/pg/bin"
            }
            """);

        settings.Database.ShouldBe(new Setting("postgres://app@db/fish", "schemarunner.json: database"));
        settings.Migrations.ShouldBe("sql");
        settings.BackupDir.ShouldBe("copies");
        settings.PgBin.ShouldBe("/opt/pg/bin");
        settings.OnMismatch.ShouldBe(MismatchAction.Warn);
        settings.LockTimeout.ShouldBe(TimeSpan.FromSeconds(2));
        settings.StatementTimeout.ShouldBe(TimeSpan.FromMinutes(10));
        settings.ReportDir.ShouldBe("out");
        settings.ReportFormats.ShouldBe(["junit", "html"]);
        settings.Output.ShouldBe(OutputForm.Json);
        settings.Tries.ShouldBe(3);
    }

    [Theory]
    [InlineData("2", "3", "4", 2)]
    [InlineData(null, "3", "4", 3)]
    [InlineData(null, null, "4", 4)]
    [InlineData(null, null, null, 5)]
    [InlineData("1", null, null, 1)]
    public void Resolve_Retries_AreTriesInAll(string? flag, string? variable, string? file, int expected) =>
        Resolve(One("--retries", flag), One("SCHEMARUNNER_RETRIES", variable), file is null ? null : $$"""{"retries": "{{file}}"}""")
            .Tries.ShouldBe(expected);

    [Fact]
    public void Resolve_FileElsewhere_MeansItsPathsFromThere()
    {
        var settings = Resolve(
            flags: One("--config", "etc/other.json"),
            file: """{"database": "sqlite:app.db", "migrations": "sql", "reportDir": "/abs"}""");

        settings.Database.ShouldNotBeNull().Text.ShouldBe("sqlite:etc/app.db");
        settings.Migrations.ShouldBe("etc/sql");
        settings.ReportDir.ShouldBe("/abs");
    }

    [Theory]
    [InlineData("""{"lock-timeout": "5s"}""", "schemarunner.json: unknown key 'lock-timeout'", "did you mean 'lockTimeout'?")]
    [InlineData("""{"verify": 1}""", "schemarunner.json: verify must be a text", "write \"verify\": \"…\"")]
    [InlineData("[]", "schemarunner.json: the file must hold one JSON object", "such as {\"database\": \"sqlite:app.db\"}")]
    [InlineData("{\n  // no\n}", "schemarunner.json:2:3: not valid JSON: '/' is invalid after a value. Expected either ',', '}', or ']'", null)]
    [InlineData("""{"verify": "contents"}""", "schemarunner.json: verify: 'contents' is none of content, counts, structure", "did you mean 'content'?")]
    public void Resolve_FaultyFile_NamesThePlaceAndWhatToDo(string json, string message, string? hint)
    {
        var refusal = Should.Throw<UsageException>(() => Resolve(file: json));

        refusal.Message.ShouldBe(message);
        refusal.Hint.ShouldBe(hint);
    }

    [Fact]
    public void Resolve_FaultyVariable_NamesTheVariable()
    {
        Should.Throw<UsageException>(() => Resolve(variables: One("SCHEMARUNNER_LOCK_TIMEOUT", "5")))
            .Message.ShouldBe("SCHEMARUNNER_LOCK_TIMEOUT: '5' is not a duration");
    }

    [Fact]
    public void Resolve_ReportFormats_AreReadFromACommaList()
    {
        Resolve(flags: One("--report-format", "HTML, junit,html")).ReportFormats.ShouldBe(["html", "junit"]);
    }

    private static Settings Resolve(
        Dictionary<string, string?>? flags = null, Dictionary<string, string?>? variables = null, string? file = null) =>
        new SettingsResolver(
            flag => flags?.GetValueOrDefault(flag),
            variable => variables?.GetValueOrDefault(variable),
            path => SettingsFile.Parse(path, Encoding.UTF8.GetBytes(file!)),
            _ => file is not null).Resolve();

    private static Dictionary<string, string?> One(string name, string? value) => new() { [name] = value };
}
