using SchemaRunner.Backups;
using SchemaRunner.EngineTests.Contract;
using SchemaRunner.Engines;
using SchemaRunner.Snapshots.Documents;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Copies;

/// <summary>What every engine must show of dumps and scratch databases.</summary>
public abstract class CopiesContract
{
    private static readonly MigratorOptions s_options = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Makes an empty database.</summary>
    protected abstract Task<ITestDatabase> CreateAsync();

    /// <summary>Whether a scratch database is still there.</summary>
    protected abstract Task<bool> ExistsAsync(ITestDatabase database, string name);

    /// <summary>Leaves a scratch database behind as a killed process does.</summary>
    protected abstract Task<string> LeaveBehindAsync(ITestDatabase database);

    [Fact]
    public async Task Dump_RestoredIntoAScratchDatabase_HoldsWhatWasReadWithIt()
    {
        await using var database = await FilledAsync();
        var engine = database.CreateEngine();
        using var workspace = new Workspace();
        var file = Path.Combine(workspace.Folder, "shop" + engine.Copies.FileEnding);
        long written = 0;

        var said = await engine.Copies.DumpAsync(
            file, (session, token) => new SnapshotReader(engine, s_options).ReadAsync(session, token), bytes => written = bytes, Token);

        written.ShouldBeGreaterThan(0);
        await database.ExecuteAsync("DELETE FROM log");
        string name;
        await using (var scratch = await engine.Copies.MakeScratchAsync("verify", new ScratchContent.Dump(file), Token))
        {
            name = scratch.Name;
            (await ExistsAsync(database, name)).ShouldBeTrue();
            var restored = await ReadAsync(scratch.Engine);
            SnapshotComparison.Between(said, restored).ShouldBeEmpty();
            restored.Tables.Single(t => t.Name.EndsWith(".log", StringComparison.Ordinal)).Rows.ShouldBeGreaterThan(0);
        }

        (await ExistsAsync(database, name)).ShouldBeFalse();
    }

    [Fact]
    public async Task Scratch_CopyOfTheDatabase_IsOneThatChangesAlone()
    {
        await using var database = await FilledAsync();
        var engine = database.CreateEngine();
        var before = await database.DumpAsync();

        await using (var scratch = await engine.Copies.MakeScratchAsync("rehearse", new ScratchContent.TheDatabase(), Token))
        {
            SnapshotComparison.Between(await ReadAsync(engine), await ReadAsync(scratch.Engine)).ShouldBeEmpty();
            await new TestScripts(
                ("up/1_base.sql", Shop.Base), ("up/2_data.sql", Shop.Data), ("up/3_gone.sql", "-- schemarunner:expect drop table log\nDROP TABLE log;"))
                .On(scratch.Engine).UpAsync(cancellationToken: Token);
            SnapshotComparison.Between(await ReadAsync(engine), await ReadAsync(scratch.Engine)).ShouldNotBeEmpty();
        }

        (await database.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Scratch_Empty_HoldsNothing()
    {
        await using var database = await FilledAsync();

        await using var scratch = await database.CreateEngine().Copies.MakeScratchAsync("prove", new ScratchContent.Nothing(), Token);

        (await ReadAsync(scratch.Engine)).Tables.ShouldBeEmpty();
    }

    [Fact]
    public async Task Scratch_LeftoverOfAKilledProcess_IsRemovedByTheNext()
    {
        await using var database = await FilledAsync();
        var copies = database.CreateEngine().Copies;
        await using var inUse = await copies.MakeScratchAsync("prove", new ScratchContent.Nothing(), Token);
        var leftover = await LeaveBehindAsync(database);

        await using var scratch = await copies.MakeScratchAsync("prove", new ScratchContent.Nothing(), Token);

        (await ExistsAsync(database, leftover)).ShouldBeFalse();
        (await ExistsAsync(database, inUse.Name)).ShouldBeTrue();
    }

    [Fact]
    public async Task Comparison_DatabasesThatDiffer_NamesWhereTheyDo()
    {
        await using var database = await FilledAsync();
        var before = await ReadAsync(database.CreateEngine());
        await database.ExecuteAsync("UPDATE customer SET note = 'other' WHERE id = 1");
        await database.ExecuteAsync("DELETE FROM log");
        await database.ExecuteAsync("CREATE TABLE extra (id integer PRIMARY KEY)");

        var differences = SnapshotComparison.Between(before, await ReadAsync(database.CreateEngine()));

        differences.Select(d => (d.Kind, d.Name[(d.Name.IndexOf('.', StringComparison.Ordinal) + 1)..])).ShouldBe(
            [(DifferenceKind.OnlyInB, "extra"), (DifferenceKind.Content, "customer.note"), (DifferenceKind.Rows, "log")]);
    }

    private static Task<SnapshotDocument> ReadAsync(IEngine engine) => new SnapshotReader(engine, s_options).ReadAsync(Token);

    private async Task<ITestDatabase> FilledAsync() => await Shop.PrepareAsync(await CreateAsync());
}
