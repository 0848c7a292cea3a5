using SchemaRunner.Backups;
using SchemaRunner.EngineTests.Contract;
using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Restores;

/// <summary>What every engine must show of a restore, against what the vendor's dump says.</summary>
public abstract class RestoreContract : IDisposable
{
    private readonly Workspace here = new();

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected Workspace Here => here;

    protected BackupStore Store => new(here.PathOf("backups"));

    /// <summary>Makes an empty database.</summary>
    protected abstract Task<ITestDatabase> CreateAsync();

    /// <summary>Keeps the database from being replaced until the result is disposed.</summary>
    protected abstract Task<IAsyncDisposable> HoldAsync(ITestDatabase database);

    public void Dispose()
    {
        here.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Restore_ByTheCommandLine_IsWhatItWasAndThereIsAWayBack()
    {
        await using var database = await CreateAsync();
        await Shop.PrepareAsync(database);
        var then = await database.DumpAsync();
        var backup = await new DatabaseBackups(database.CreateEngine()).CreateAsync(Store, Token);
        await Shop.WithThird(database, "CREATE TABLE more (id integer PRIMARY KEY);").UpAsync(cancellationToken: Token);
        await ChangeAsync(database);
        var changed = await database.DumpAsync();
        here.Variables["SCHEMARUNNER_DATABASE"] = database.ConnectionString;

        var refused = await here.RunAsync("backup", "restore", Path.GetFileName(backup.Path));
        var restored = await here.RunAsync("backup", "restore", Path.GetFileName(backup.Path), "--yes");

        refused.Error.ShouldBe("SR212: not restored: nobody is there to be asked\n  hint: --yes answers beforehand\n");
        refused.ExitCode.ShouldBe(10);
        restored.ExitCode.ShouldBe(0, restored.Page);
        (await database.DumpAsync()).ShouldBe(then);
        restored.Output.ShouldContain("holds     version 2, 3 tables, 10 rows\n");
        restored.Error.ShouldContain("warning: 1 entry of its journal came after the backup and will be gone: 3\n  applied\n");
        restored.Output.Split('\n').ShouldAllBe(line => line.Length <= 80 || line.Contains("backups/", StringComparison.Ordinal));
        await JournalSaysAsync(database, "1 applied", "2 applied", "2 restored");
        var history = await here.RunAsync("history", "--verify");
        history.ExitCode.ShouldBe(0);
        history.Output.ShouldContain($"#3 2: restored from {Path.GetFileName(backup.Path)}, made at");
        (await Shop.Two().On(database.CreateEngine()).VerifyAsync(Token)).ShouldBeEmpty();
        (await Shop.WithThird(database, "CREATE TABLE more (id integer PRIMARY KEY);").UpAsync(cancellationToken: Token)).Phases.Count.ShouldBe(1);

        var safety = restored.Output.Split('\n').Single(line => line.StartsWith("way back", StringComparison.Ordinal))[10..];
        var kept = await BackupFile.ReadAsync(Path.Combine(here.Folder, safety), Token);
        await new DatabaseRestore(database.CreateEngine()).RunAsync(kept, safety: null, Token);
        (await database.DumpAsync()).ShouldBe(changed);
        Directory.GetFiles(Store.Folder).Length.ShouldBe(4);
    }

    [Fact]
    public async Task Restore_OfADatabaseWithoutJournal_AdoptsNothing()
    {
        await using var database = await CreateAsync();
        await database.ExecuteAsync("CREATE TABLE plain (id integer PRIMARY KEY); INSERT INTO plain VALUES (1);");
        var then = await database.DumpAsync();
        var backup = await new DatabaseBackups(database.CreateEngine()).CreateAsync(Store, Token);
        await database.ExecuteAsync("DELETE FROM plain");

        var report = await new DatabaseRestore(database.CreateEngine()).RunAsync(backup, safety: null, Token);

        report.Safety.ShouldBeNull();
        (await database.DumpAsync()).ShouldBe(then);
        await JournalSaysAsync(database, "0 restored");
        (await Should.ThrowAsync<Planning.RefusedException>(() => Shop.Two().On(database.CreateEngine()).UpAsync(cancellationToken: Token)))
            .Code.ShouldBe("SR207");
    }

    [Fact]
    public async Task Restore_OfADatabaseThatHadDrifted_DoesNotAcceptTheDrift()
    {
        await using var database = await CreateAsync();
        await Shop.PrepareAsync(database);
        await database.ExecuteAsync("DROP VIEW open_invoices");
        var backup = await new DatabaseBackups(database.CreateEngine()).CreateAsync(Store, Token);
        await database.ExecuteAsync("DELETE FROM log");

        var report = await new DatabaseRestore(database.CreateEngine()).RunAsync(backup, safety: null, Token);

        report.Notes.ShouldBe(["its structure had drifted when the backup was made: 'schemarunner verify' lists in what"]);
        (await Shop.Two().On(database.CreateEngine()).VerifyAsync(Token)).ShouldContain(found => found.Object.Contains("open_invoices") && !found.IsNote);
    }

    [Fact]
    public async Task Restore_IntoAnEmptyDatabase_MakesNoSafetyBackup()
    {
        await using var database = await CreateAsync();
        await Shop.PrepareAsync(database);
        var backup = await new DatabaseBackups(database.CreateEngine()).CreateAsync(Store, Token);
        await using var empty = await CreateAsync();
        var restore = new DatabaseRestore(empty.CreateEngine());

        var target = await restore.FindTargetAsync(backup, Token);
        var report = await restore.RunAsync(backup, Store, Token);

        target.IsEmpty.ShouldBeTrue();
        report.Safety.ShouldBeNull();
        (await empty.DumpAsync()).ShouldBe(await database.DumpAsync());
        (await Shop.Two().On(empty.CreateEngine()).VerifyAsync(Token)).ShouldBeEmpty();
        (await Shop.Two().On(empty.CreateEngine()).UpAsync(cancellationToken: Token)).Phases.ShouldBeEmpty();
    }

    [Fact]
    public async Task Restore_NotWhatTheManifestSays_ChangesNothing()
    {
        await using var database = await CreateAsync();
        await Shop.PrepareAsync(database);
        var backup = await new DatabaseBackups(database.CreateEngine()).CreateAsync(Store, Token);
        var snapshot = backup.Manifest.Content.Snapshot;
        var wrong = backup with
        {
            Manifest = backup.Manifest with
            {
                Content = backup.Manifest.Content with
                {
                    Snapshot = snapshot with { Tables = [.. snapshot.Tables.Select(table => table with { Rows = table.Rows + 1 })] },
                },
            },
        };
        await ChangeAsync(database);
        var before = await database.DumpAsync();

        var refused = await Should.ThrowAsync<BackupException>(() => new DatabaseRestore(database.CreateEngine()).RunAsync(wrong, safety: null, Token));

        refused.Code.ShouldBe("SR624");
        refused.Differences.Count.ShouldBe(3);
        refused.Hint.ShouldBe("nothing was changed: the database is as it was");
        (await database.DumpAsync()).ShouldBe(before);
        await JournalSaysAsync(database, "1 applied", "2 applied");
    }

    [Fact]
    public async Task Restore_SomebodyIsInTheWay_GivesUpAndChangesNothing()
    {
        await using var database = await CreateAsync();
        await Shop.PrepareAsync(database);
        var backup = await new DatabaseBackups(database.CreateEngine()).CreateAsync(Store, Token);
        await ChangeAsync(database);
        var before = await database.DumpAsync();
        var impatient = new DatabaseRestore(database.CreateEngine(), new MigratorOptions { LockTimeout = TimeSpan.FromMilliseconds(500) });

        LockTimeoutException late;
        await using (await HoldAsync(database))
            late = await Should.ThrowAsync<LockTimeoutException>(() => impatient.RunAsync(backup, safety: null, Token));

        late.Message.ShouldContain(Blocker);
        (await database.DumpAsync()).ShouldBe(before);
        await impatient.RunAsync(backup, safety: null, Token);
        (await database.DumpAsync()).ShouldNotBe(before);
    }

    [Fact]
    public async Task Restore_TwoHistories_SaysSo()
    {
        await using var database = await CreateAsync();
        await Shop.PrepareAsync(database);
        var backup = await new DatabaseBackups(database.CreateEngine()).CreateAsync(Store, Token);
        await using var other = await CreateAsync();
        await Shop.PrepareAsync(other);

        var target = await new DatabaseRestore(other.CreateEngine()).FindTargetAsync(backup, Token);

        target.Warnings.ShouldContain("its journal does not continue the backup's: they are two histories");
        target.Journal.Version.ShouldBe("2");
    }

    /// <summary>What the message says of whom <see cref="HoldAsync"/> makes.</summary>
    protected abstract string Blocker { get; }

    /// <summary>Changes rows and structure behind the back of the journal.</summary>
    protected static Task ChangeAsync(ITestDatabase database) => database.ExecuteAsync(
        "DELETE FROM log; UPDATE customer SET name = 'other'; DROP VIEW open_invoices; " +
        "CREATE TABLE late (id integer PRIMARY KEY, c integer REFERENCES customer (id)); INSERT INTO late VALUES (1, 1); " +
        "CREATE VIEW later AS SELECT name FROM customer;");

    private static async Task JournalSaysAsync(ITestDatabase database, params string[] events)
    {
        var entries = await Shop.HistoryAsync(database);
        JournalChain.FindBreaks(entries).ShouldBeEmpty();
        entries.Select(entry => $"{entry.Version} {entry.Event.ToString().ToLowerInvariant()}").ShouldBe(events);
    }
}
