using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CommandLine;

/// <summary>An empty folder and somebody who has never seen the tool.</summary>
public sealed class NewcomerTests : IDisposable
{
    private readonly Workspace here = new();

    public void Dispose() => here.Dispose();

    [Fact]
    public async Task InitNewUp_InAnEmptyFolder_LeadToAnAppliedMigration()
    {
        var init = await here.RunAsync("init");
        var early = await here.RunAsync("up");
        var made = await here.RunAsync("new", "add", "invoice", "total");
        var up = await here.RunAsync("up");
        var again = await here.RunAsync("up");
        var second = await here.RunAsync("init");
        var next = await here.RunAsync("new", "Add size weight");

        Golden.ShouldMatch(
            string.Join('\n', new[] { init, early, made, up, again, second, next }.Select(result => result.Page)),
            "Goldens/newcomer.txt");
        here.Files().ShouldBe(
        [
            "app.db", "migrations/down/0001_add_invoice_total.sql", "migrations/down/0002_add_size_weight.sql",
            "migrations/up/0001_add_invoice_total.sql", "migrations/up/0002_add_size_weight.sql", "schemarunner.json",
        ]);
    }

    [Fact]
    public async Task New_Templates_SayWhatToFillIn()
    {
        await here.RunAsync("init");
        await here.RunAsync("new", "add invoice total");

        Golden.ShouldMatch(here.Read("migrations/up/0001_add_invoice_total.sql"), "Goldens/template-up.sql");
        Golden.ShouldMatch(here.Read("migrations/down/0001_add_invoice_total.sql"), "Goldens/template-down.sql");
    }

    [Theory]
    [InlineData("up", "migrations", "SR100: migrations: there are no scripts in up/ or down/")]
    [InlineData("up", "nowhere", "SR100: nowhere: there is no such folder")]
    public async Task Up_NoScripts_SaysWhereTheyWereLookedFor(string verb, string folder, string sentence)
    {
        await here.RunAsync("init");

        var result = await here.RunAsync(verb, "--migrations", folder);

        result.Error.ShouldBe($"{sentence}\n  hint: put scripts into up/NNNN_name.sql and down/NNNN_name.sql below it, or name another folder with --migrations\n");
        result.ExitCode.ShouldBe(4);
        here.Files().ShouldBe(["schemarunner.json"]);
    }

    [Fact]
    public async Task Up_EmptyMigrationsFolder_DoesNotApplyTheEmbeddedSet()
    {
        Directory.CreateDirectory(here.PathOf("migrations"));

        var result = await here.RunAsync("up", "--database", "sqlite:a.db");

        result.Error.ShouldStartWith("SR100: migrations: there are no scripts in up/ or down/\n");
        result.ExitCode.ShouldBe(4);
        here.Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task Status_NoMigrationsFolder_SaysWhoseScriptsTheseAre()
    {
        var result = await here.RunAsync("status", "--database", "sqlite:a.db");
        var quiet = await here.RunAsync("status", "--database", "sqlite:a.db", "--quiet");

        result.Error.ShouldBe("there is no migrations/ here: the scripts are the fisheries set inside the program\n");
        quiet.Error.ShouldBeEmpty();
        quiet.Output.ShouldBe(result.Output);
        result.Output.ShouldContain("legacy_schema");
    }

    [Fact]
    public async Task Init_DatabaseInTheEnvironment_WritesNoOtherOneIntoTheFile()
    {
        here.Variables["SCHEMARUNNER_DATABASE"] = "sqlite:mine.db";

        var result = await here.RunAsync("init");

        result.ExitCode.ShouldBe(0, result.Page);
        here.Read("schemarunner.json").ShouldBe("{\n  \"migrations\": \"migrations\"\n}\n");
    }

    [Fact]
    public async Task Up_ScriptsThatMayNotBeRead_SaysSo()
    {
        here.ObeysPermissions = true;
        here.AddMigration("0001_a", "SELECT 1;", "SELECT 1;");
        here.Permit("migrations/up/0001_a.sql", UnixFileMode.None);

        var result = await here.RunAsync("up", "--database", "sqlite:a.db");

        result.SteadyError.ShouldStartWith("SR100: migrations: the scripts cannot be read: Access to the path 'FOLDER/migrations/up/0001_a.sql' is denied.\n");
        result.ExitCode.ShouldBe(4);
    }
}
