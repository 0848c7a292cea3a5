using System.Text.Json;
using SchemaRunner.Cli;

namespace SchemaRunner.Tests.Cli;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("statsu", "SR001: unknown verb 'statsu'\n  hint: did you mean 'status'?\n")]
    [InlineData("up --databse x", "SR001: unknown option '--databse'\n  hint: did you mean '--database'?\n")]
    [InlineData("up --dryrun", "SR001: unknown option '--dryrun'\n  hint: did you mean '--dry-run'?\n")]
    [InlineData("status --zzzzzz", "SR001: unknown option '--zzzzzz'\n  hint: 'schemarunner status --help' lists them\n")]
    [InlineData("up 7", "SR001: 'up' does not take '7'\n  hint: 'schemarunner up --help' shows how it is written\n")]
    [InlineData("status", "SR001: no database is named\n  hint: give --database sqlite:app.db or --database postgres://USER@HOST/DB, or set SCHEMARUNNER_DATABASE\n")]
    [InlineData("down --database a.db", "SR001: down needs a target\n  hint: '--to V' leaves V applied, '--to 0' reverts everything, '--steps N' reverts the last N\n")]
    [InlineData("down --database a.db --to 1 --steps 1", "SR001: down takes --to or --steps, not both\n  hint: '--to V' leaves V applied, '--to 0' reverts everything, '--steps N' reverts the last N\n")]
    [InlineData("down --steps 0", "SR001: --steps: '0' is not a number of migrations\n  hint: write 1 or more\n")]
    [InlineData("up --to seven", "SR001: --to: 'seven' is not a version\n  hint: write a migration's number, such as 0007 or 7\n")]
    [InlineData("up --database a.db --database b.db", "SR001: --database is given 2 times\n  hint: give it once\n")]
    [InlineData("report last --format pdf", "SR001: --format: 'pdf' is none of html, markdown, json, junit\n  hint: one of: html, markdown, json, junit\n")]
    [InlineData("backup", "SR001: 'backup' is given without saying what to do\n  hint: one of: create, list, verify, restore, prune; 'schemarunner backup --help' says more\n")]
    [InlineData("backup lst", "SR001: unknown verb 'backup lst'\n  hint: did you mean 'list'?\n")]
    [InlineData("backup zzz", "SR001: unknown verb 'backup zzz'\n  hint: one of: create, list, verify, restore, prune\n")]
    [InlineData("backup create now", "SR001: 'backup create' does not take 'now'\n  hint: 'schemarunner backup create --help' shows how it is written\n")]
    [InlineData("backup prune --kep 1", "SR001: unknown option '--kep'\n  hint: did you mean '--keep'?\n")]
    [InlineData("backup verify", "SR001: Required argument 'FILE' missing for command: 'verify'\n  hint: 'schemarunner backup verify --help' shows how it is written\n")]
    [InlineData("backup prune", "SR001: prune needs a rule\n  hint: '--keep N' keeps the newest N of each database, '--older-than 30d' removes what is older\n")]
    [InlineData("backup prune --keep 1 --older-than 1d", "SR001: prune takes --keep or --older-than, not both\n  hint: '--keep N' keeps the newest N of each database, '--older-than 30d' removes what is older\n")]
    [InlineData("backup prune --keep 0", "SR001: --keep: '0' is not a number of backups\n  hint: write 1 or more\n")]
    [InlineData("backup prune --older-than soon", "SR001: --older-than: 'soon' is not an age\n  hint: write a whole number and its unit: 12h, 30d, 8w\n")]
    [InlineData("backup create", "SR001: no database is named\n  hint: give --database sqlite:app.db or --database postgres://USER@HOST/DB, or set SCHEMARUNNER_DATABASE\n")]
    [InlineData("status --config nowhere.json", "SR001: nowhere.json: there is no such file\n  hint: 'schemarunner init' makes one\n")]
    public async Task RunAsync_WrongUsage_ExitsWithTwoAndSaysWhatWasMeant(string arguments, string expected)
    {
        var (exitCode, output, error) = await RunAsync(arguments);

        error.ShouldBe(expected);
        output.ShouldBeEmpty();
        exitCode.ShouldBe(2);
    }

    [Fact]
    public async Task RunAsync_NoVerb_ListsThem()
    {
        var (exitCode, _, error) = await RunAsync("");

        error.ShouldContain("demo, up, down, status, history, plan, rehearse, verify, prove, baseline, backup, snapshot, compare, repair, doctor, report, lock, init, new");
        exitCode.ShouldBe(2);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("up --help")]
    public async Task RunAsync_Help_GoesToStandardOutput(string arguments)
    {
        var (exitCode, output, error) = await RunAsync(arguments);

        output.ShouldContain("Usage:");
        error.ShouldBeEmpty();
        exitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("status --output json")]
    [InlineData("statsu --output=json")]
    public async Task RunAsync_ErrorWithJsonOutput_IsOneDocumentOnStandardOutput(string arguments)
    {
        var (exitCode, output, error) = await RunAsync(arguments);

        using var document = JsonDocument.Parse(output);
        document.RootElement.GetProperty("code").GetString().ShouldBe("SR001");
        document.RootElement.GetProperty("exitCode").GetInt32().ShouldBe(exitCode);
        document.RootElement.GetProperty("hint").GetString().ShouldNotBeNullOrEmpty();
        error.ShouldBeEmpty();
        exitCode.ShouldBe(2);
    }

    [Theory]
    [InlineData("lint")]
    public async Task RunAsync_VerbsThatComeLater_AreNotOffered(string verb)
    {
        var (exitCode, _, error) = await RunAsync(verb);

        error.ShouldStartWith($"SR001: unknown verb '{verb}'");
        exitCode.ShouldBe(2);
    }

    [Theory]
    [InlineData("repair", "repair needs to know what to record")]
    [InlineData("repair --mark applied --reason x", "repair --mark needs a version")]
    [InlineData("repair --mark done 7 --reason x", "--mark: 'done' is neither applied nor reverted")]
    [InlineData("repair --checksums", "repair needs a reason")]
    [InlineData("repair --checksums --mark applied --reason x", "repair takes --mark or --checksums, not both")]
    [InlineData("repair --checksums seven --reason x", "'seven' is not a version")]
    [InlineData("baseline", "baseline needs a version")]
    [InlineData("baseline --at seven", "--at: 'seven' is not a version")]
    public async Task RunAsync_WordsThatSayTooLittle_AreUsage(string arguments, string sentence)
    {
        var (exitCode, output, error) = await RunAsync(arguments);

        error.ShouldStartWith($"SR001: {sentence}\n  hint: ");
        output.ShouldBeEmpty();
        exitCode.ShouldBe(2);
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string arguments)
    {
        var terminal = Samples.Terminal();
        var line = new CommandLine(terminal, _ => null, TimeProvider.System);

        var exitCode = await line.RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        return (exitCode, terminal.Output.ToString()!, terminal.Error.ToString()!);
    }
}
