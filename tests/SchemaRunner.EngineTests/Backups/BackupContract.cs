using System.Text.Json;
using System.Text.RegularExpressions;
using SchemaRunner.Cli.Output;
using SchemaRunner.EngineTests.CommandLine;
using SchemaRunner.Scripts;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Backups;

/// <summary>What every engine's backups must be, at the command line.</summary>
public abstract partial class BackupContract : CommandLineContract
{
    /// <summary>How the names of backups end.</summary>
    protected abstract string Ending { get; }

    [Fact]
    public async Task Create_WithAJournal_WritesDumpAndManifestThatOtherToolsAgreeWith()
    {
        await MigrateAsync();

        var made = JsonDocument.Parse((await RunAsync(0, "backup", "create", "--output", "json")).Output).RootElement;

        var file = made.GetProperty("file").GetString()!;
        Files().ShouldBe([file, file + ".json"]);
        file.ShouldMatch($@"^backups/\w+-\d{{8}}T\d{{6}}Z\{Ending}$");
        (await Tool.RunAsync("sha256sum", Here.PathOf(file))).Split(' ')[0].ShouldBe(made.GetProperty("sha256").GetString());
        new FileInfo(Here.PathOf(file)).Length.ShouldBe(made.GetProperty("size").GetInt64());
        made.GetProperty("version").GetString().ShouldBe("0001");
        made.GetProperty("rows").GetInt64().ShouldBe(2);
        made.GetProperty("verifiedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        (await VendorRestore.AskAsync(Here.PathOf(file), "SELECT count(*) || ' ' || sum(id) || ' ' || max(n) FROM t")).ShouldBe("2 3 b");
        (await VendorRestore.AskAsync(Here.PathOf(file), "SELECT count(*) FROM schemarunner_journal")).ShouldBe("1");
        var manifest = Manifest(file);
        manifest.GetProperty("file").GetString().ShouldBe(Path.GetFileName(file));
        manifest.GetProperty("content").GetProperty("snapshot").GetProperty("tables")[0].GetProperty("rows").GetInt64().ShouldBe(2);
        manifest.GetProperty("content").GetProperty("journal").GetProperty("entries").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task CreateListVerify_SayWhatTheyDid()
    {
        await MigrateAsync();

        var empty = await RunAsync(0, "backup", "list");
        var created = await RunAsync(0, "backup", "create");
        var file = Backup();
        var verified = await RunAsync(0, "backup", "verify", Path.GetFileName(file));

        var list = await RunAsync(0, "backup", "list");
        ShouldMatch("backup", [.. new[] { empty, created, verified, list }.Select(Steady)]);
        Manifest(file).GetProperty("verifiedAt").ValueKind.ShouldBe(JsonValueKind.String);
        (await ScratchesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Verify_ContentIsNotWhatTheManifestSays_NamesEachDifference()
    {
        await MigrateAsync();
        await RunAsync(0, "backup", "create");
        var file = Backup();
        Here.Write($"{file}.json", Here.Read($"{file}.json")
            .Replace("\"rows\": 2", "\"rows\": 3", StringComparison.Ordinal).Replace("\"entries\": 1", "\"entries\": 4", StringComparison.Ordinal));

        var differing = await RunAsync(11, "backup", "verify", file);

        differing.SteadyError.ShouldContain($"SR612: {SteadyText.Of(file)} does not hold what its manifest says: 2 differences\n");
        differing.Error.ShouldContain(".t: expected 3 rows, found 2 rows\n");
        differing.Error.ShouldContain("schemarunner_journal: expected 4 entries, found 1 entry\n");
        var document = JsonDocument.Parse((await RunAsync(11, "backup", "verify", file, "--output", "json")).Output).RootElement;
        document.GetProperty("differences").GetArrayLength().ShouldBe(2);
        Manifest(file).GetProperty("verifiedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        (await ScratchesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Create_EmptyDatabase_IsABackupOfNothing()
    {
        await Database.ExecuteAsync("CREATE TABLE gone (id integer)");
        await Database.ExecuteAsync("DROP TABLE gone");

        await RunAsync(0, "backup", "create");

        (await RunAsync(0, "backup", "verify", Backup())).Output.ShouldContain("no version, 0 tables, 0 rows");
    }

    [Fact]
    public async Task Up_Backup_MadeFirstAndRecorded()
    {
        await MigrateAsync();
        Here.AddMigration("0002_more", "-- schemarunner:expect rows t +1\nINSERT INTO t VALUES (3, 'c');");

        var report = JsonDocument.Parse((await RunAsync(0, "up", "--backup", "--output", "json")).Output).RootElement;

        var file = report.GetProperty("run").GetProperty("backup").GetProperty("file").GetString()!;
        Files().ShouldBe([file, file + ".json"]);
        (await VendorRestore.AskAsync(Here.PathOf(file), "SELECT count(*) FROM t")).ShouldBe("2");
        (await RunAsync(0, "history")).Output.ShouldContain($" made a backup first: {file}\n");
        var recorded = JsonDocument.Parse((await RunAsync(0, "history", "--output", "json")).Output).RootElement;
        recorded[1].GetProperty("backup").GetProperty("file").GetString().ShouldBe(file);
        (await RunAsync(0, "report", "last", "--format", "markdown")).Output.ShouldContain($"- Backup: `{file}`, made before the first phase; sha256 `");

        (await RunAsync(0, "up", "--backup")).Output.ShouldContain("Nothing to do");
        Files().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Up_BackupCannotBeMade_NothingRuns()
    {
        await MigrateAsync();
        Here.AddMigration("0002_more", "-- schemarunner:expect rows t +1\nINSERT INTO t VALUES (3, 'c');");
        Here.Write("file", "no folder");

        var refused = await RefusedAsync(11, "up", "--backup", "--backup-dir", "file");

        refused.Error.ShouldContain("SR603: file: the backup cannot be written: ");
        (await RunAsync(0, "status")).Output.ShouldContain("1 pending, 1 applied.");
    }

    [Fact]
    public async Task Up_BackupOfAnEmptyDatabase_GoesWithout()
    {
        Here.AddMigration("0001_base", Create);

        (await RunAsync(0, "up", "--backup")).Output.ShouldContain("note: no backup was made: the database was empty\n");

        Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task Create_NoRoom_SaysSoAndLeavesNothing()
    {
        await Database.ExecuteAsync("CREATE TABLE wide (id integer, n text)");
        await Database.LoadAsync(Enumerable.Range(0, 300).Select(i => $"INSERT INTO wide VALUES ({i}, '{Noise()}')"));
        Directory.CreateDirectory(Here.PathOf("disk"));
        await using var disk = await SmallDisk.TryMountAsync(Here.PathOf("disk"));
        if (disk is null) throw new InvalidOperationException("a small disk is needed to fill: run the tests as root, or where mount is allowed");

        var refused = await RunAsync(11, "backup", "create", "--backup-dir", "disk");

        refused.Error.ShouldMatch(@"(?s)SR60[23]: .* (no|No) (room|space) .*hint: name a folder with room for it with --backup-dir");
        Here.Files().Where(path => path.StartsWith("disk/", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    /// <summary>Applies one migration: a table of two rows.</summary>
    protected async Task MigrateAsync()
    {
        Here.AddMigration("0001_base", Create);
        var engine = Database.CreateEngine();
        await new Migrator(engine, ScriptSet.Load(new FolderScriptSource(Here.PathOf("migrations")), engine.Dialect)).UpAsync();
    }

    /// <summary>Carries a command line out in this process, which is quicker; paths are whole.</summary>
    protected async Task<CliResult> SayAsync(int exitCode, params string[] arguments)
    {
        var terminal = new Terminal(new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" }, TextReader.Null);
        var result = new CliResult(
            string.Join(' ', arguments), await new global::SchemaRunner.Cli.CommandLine(terminal, _ => null, TimeProvider.System).RunAsync(arguments),
            terminal.Output.ToString()!, terminal.Error.ToString()!);
        result.ExitCode.ShouldBe(exitCode, result.Page);
        return result;
    }

    /// <summary>What scratch databases there are.</summary>
    protected abstract Task<IReadOnlyList<string>> ScratchesAsync();

    /// <summary>The files in the folder of backups.</summary>
    protected IReadOnlyList<string> Files() => [.. Here.Files().Where(path => path.StartsWith("backups/", StringComparison.Ordinal))];

    /// <summary>The only backup there is.</summary>
    protected string Backup() => Files().Single(path => path.EndsWith(Ending, StringComparison.Ordinal));

    // Dumps are of another size with each release of the tools
    private static CliResult Steady(CliResult result) => result with { Output = Size().Replace(result.Output, "SIZE") };

    [GeneratedRegex(@"[\d.]+ k?B\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Size();

    private JsonElement Manifest(string file) => JsonDocument.Parse(Here.Read($"{file}.json")).RootElement;

    // What no compression makes small
    private static string Noise() => Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(4_000));
}
