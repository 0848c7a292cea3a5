using System.Globalization;
using SchemaRunner.Backups;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Backups;

/// <summary>Ten backups while somebody writes: each is of one moment, and its manifest is of the same.</summary>
public abstract class BackupUnderWritesContract
{
    private const string Question = "SELECT count(*) || ' ' || COALESCE(sum(amount), 0) FROM entry";

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<ITestDatabase> CreateAsync();

    [Fact]
    public async Task Create_WhileAWriterInserts_ManifestAndRestoredContentAgreeTenTimes()
    {
        await using var database = await CreateAsync();
        await PrepareAsync(database);
        using var workspace = new Workspace();
        var store = new BackupStore(workspace.PathOf("backups"));
        var backups = new DatabaseBackups(database.CreateEngine());
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var writing = Task.Run(() => WriteAsync(database, enough.Token), Token);

        var rows = new List<long>();
        for (var i = 0; i < 10; i++)
        {
            var backup = await backups.CreateAsync(store, Token);
            await backups.VerifyAsync(await BackupFile.ReadAsync(backup.Path, Token), Token);

            // Two rows in each transaction, whose amounts are 1 and -1
            var restored = (await VendorRestore.AskAsync(backup.Path, Question)).Split(' ');
            restored[1].ShouldBe("0");
            rows.Add(backup.Manifest.Content.Snapshot.Tables.Single().Rows);
            restored[0].ShouldBe(rows[^1].ToString(CultureInfo.InvariantCulture));
            (rows[^1] % 2).ShouldBe(0);
        }

        await enough.CancelAsync();
        await writing;
        rows.ShouldBe(rows.Order());
        rows[^1].ShouldBeGreaterThan(rows[0], "nobody wrote");
    }

    protected virtual Task PrepareAsync(ITestDatabase database) =>
        database.ExecuteAsync("CREATE TABLE entry (id integer, part integer, amount integer, PRIMARY KEY (id, part))");

    private static async Task WriteAsync(ITestDatabase database, CancellationToken enough)
    {
        for (var id = 0; !enough.IsCancellationRequested; id++)
            await database.LoadAsync([$"INSERT INTO entry VALUES ({id}, 1, 1)", $"INSERT INTO entry VALUES ({id}, 2, -1)"]);
    }
}
