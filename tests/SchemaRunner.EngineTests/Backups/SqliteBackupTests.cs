using SchemaRunner.Backups;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Backups;

public sealed class SqliteBackupTests : BackupContract
{
    protected override string Engine => "sqlite";

    protected override string Ending => ".db";

    protected override Task<ITestDatabase> CreateDatabaseAsync() => SqliteTestDatabase.CreateAsync();

    protected override Task<IReadOnlyList<string>> ScratchesAsync() =>
        Task.FromResult<IReadOnlyList<string>>(Directory.GetDirectories(Path.GetTempPath(), "schemarunner-scratch-verify-*")
            .Where(folder => File.Exists(Path.Combine(folder, "scratch.db")) && IsOfThisTest(folder)).ToList());

    [Fact]
    public async Task Create_NoSuchFile_IsNoConnectionAndMakesNoFile()
    {
        var missing = await RunAsync(3, "backup", "create", "--database", "sqlite:nowhere.db");

        missing.Error.ShouldBe("SR501: cannot connect to sqlite:nowhere.db: the file does not exist\n  hint: check the path; 'schemarunner up' makes a new database\n");
        Here.Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task Verify_FaultyBackup_SaysWhichFaultItIs()
    {
        await MigrateAsync();
        await MakeAsync("a");
        await Database.ExecuteAsync("DELETE FROM t");
        await MakeAsync("b");
        var (first, second) = (Here.Files().Single(f => f.StartsWith("a/", StringComparison.Ordinal) && f.EndsWith(".db", StringComparison.Ordinal)),
            Here.Files().Single(f => f.StartsWith("b/", StringComparison.Ordinal) && f.EndsWith(".db", StringComparison.Ordinal)));
        File.Move(Here.PathOf(first), Here.PathOf("x.db"));
        File.Move(Here.PathOf(first + ".json"), Here.PathOf("x.db.json"));
        var (file, manifest) = (File.ReadAllBytes(Here.PathOf("x.db")), Here.Read("x.db.json"));

        var renamed = await SayAsync(0, "backup", "verify", Here.PathOf("x.db"));
        Here.Write("x.db.json", Here.Read(second + ".json"));
        var others = await SayAsync(11, "backup", "verify", Here.PathOf("x.db"));
        Here.Delete("x.db.json");
        var missing = await SayAsync(11, "backup", "verify", Here.PathOf("x.db"));
        Here.Write("x.db.json", "# notes");
        var text = await SayAsync(11, "backup", "verify", Here.PathOf("x.db"));
        Here.Write("x.db.json", """{ "format": 1, "file": "x.db" }""");
        var incomplete = await SayAsync(11, "backup", "verify", Here.PathOf("x.db"));
        Here.Write("x.db.json", manifest.Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal));
        var later = await SayAsync(11, "backup", "verify", Here.PathOf("x.db"));
        Here.Write("x.db.json", manifest.Replace(Path.GetFileName(first), "x.db", StringComparison.Ordinal));
        File.WriteAllBytes(Here.PathOf("x.db"), file[..^1]);
        var truncated = await SayAsync(11, "backup", "verify", Here.PathOf("x.db"));
        File.WriteAllBytes(Here.PathOf("x.db"), [.. file, 0]);
        var longer = await SayAsync(11, "backup", "verify", Here.PathOf("x.db"));
        file[file.Length / 2] ^= 1;
        File.WriteAllBytes(Here.PathOf("x.db"), file);
        var flipped = await SayAsync(11, "backup", "verify", Here.PathOf("x.db"));
        Here.Delete("x.db");
        var gone = await SayAsync(11, "backup", "verify", Here.PathOf("x.db"));

        ShouldMatch("backup-faults", renamed, others, missing, text, incomplete, later, truncated, longer, flipped, gone);
    }

    [Fact]
    public async Task ListAndPrune_FolderOfAllKinds_TouchesOnlyItsOwn()
    {
        await MigrateAsync();
        var (first, second) = (await MakeAsync("backups"), await MakeAsync("backups"));
        await MakeAsync("backups");
        await new DatabaseBackups(Database.CreateEngine()).VerifyAsync(await BackupFile.ReadAsync(first.Path, TestContext.Current.CancellationToken));
        File.Copy(((SqliteTestDatabase)Database).FilePath, Here.PathOf("copy.db"));
        await RunAsync(0, "backup", "create", "--quiet", "--database", "sqlite:copy.db");
        Here.Write("backups/README.md", "ours");
        Here.Write("backups/notes.json", "{}");
        Here.Write("backups/test-20260101T000000Z.db", "no manifest");
        Here.Write("backups/test-20260102T000000Z.db.part", "killed while dumping");
        Here.Write("backups/test-20260102T000000Z.db.lock.part", "");
        Here.Write("backups/test-20260103T000000Z.db.json", "killed between the two");

        var list = await RunAsync(0, "backup", "list");
        var before = Files();
        var refused = await RunAsync(10, "backup", "prune", "--keep", "1");
        Files().ShouldBe(before);
        var pruned = await RunAsync(0, "backup", "prune", "--keep", "1", "--yes");

        list.Output.Split('\n').ShouldAllBe(line => line.Length <= 80 || line.StartsWith("sqlite:", StringComparison.Ordinal));
        refused.Error.ShouldBe("SR212: not removed: nobody is there to be asked\n  hint: --yes answers beforehand\n");
        pruned.Output.ShouldContain("Removed 1 backup and 3 unfinished files, ");
        pruned.Output.ShouldContain("; 2 backups stay, and 1 of other databases.\n");
        Files().ShouldBe([.. before.Where(f => !f.StartsWith(Path.GetRelativePath(Here.Folder, second.Path), StringComparison.Ordinal)
            && !f.Contains("20260102", StringComparison.Ordinal) && !f.Contains("20260103", StringComparison.Ordinal))]);
        (await RunAsync(0, "backup", "prune", "--older-than", "30d", "--yes")).Output.ShouldContain("Nothing to remove from backups: 2 backups stay");
    }

    private Task<BackupFile> MakeAsync(string folder) =>
        new DatabaseBackups(Database.CreateEngine()).CreateAsync(new BackupStore(Here.PathOf(folder)));

    // Other tests verify at the same time
    private bool IsOfThisTest(string folder) => Files().Where(f => f.EndsWith(Ending, StringComparison.Ordinal))
        .Any(f => new FileInfo(Here.PathOf(f)).Length == new FileInfo(Path.Combine(folder, "scratch.db")).Length);
}
