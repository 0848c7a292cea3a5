using System.Text.Json;
using Microsoft.Data.Sqlite;
using SchemaRunner.Cli.Demo;
using SchemaRunner.Engines;
using SchemaRunner.EngineTests.Mutations;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite;
using SchemaRunner.Sqlite.Catalog;
using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scope;
using SchemaRunner.Sqlite.Scripts;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Sqlite;

/// <summary>A structure of which only the changed parts were read is the one that a full reading finds.</summary>
public sealed class SqliteIncrementalStructureTests : IDisposable
{
    private readonly SqliteFile file = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => file.Dispose();

    [Fact]
    public void Read_EveryMutationAndHarmlessScriptInTurn_EqualsAFullReading()
    {
        file.Run(SqliteSchema.Create + SqliteSchema.Fill + "\n" + SqliteCornerSchema.Script);
        using var connection = NativeConnection.Open(file.FilePath, SqliteOpenMode.ReadWrite);
        connection.Execute("PRAGMA foreign_keys = OFF");
        var identities = new PhaseIdentities();
        var catalog = new SqliteCatalog(identities);
        var scripts = SqliteMutations.ByName.Select(m => (m.Key, m.Value.Script)).Concat(SqliteHarmlessChanges.ByName.Select(c => (c.Key, c.Value)))
            // refused once the connection has made temporary tables, as others of these scripts do
            .Where(script => !script.Item2.Contains("temp_store", StringComparison.Ordinal));
        foreach (var (name, script) in scripts)
        {
            connection.Execute("BEGIN IMMEDIATE");
            identities.Start(connection);
            Same(catalog.Read(connection), Full(connection, identities), $"before {name}");
            Should.NotThrow(() => Run(connection, identities, catalog, script), name);
            Same(catalog.Read(connection), Full(connection, identities), $"after {name}");
            identities.Drop(connection);
            Same(catalog.Read(connection), Full(connection, identities), $"without the sentinel after {name}");
            connection.Execute("ROLLBACK");
            foreach (var setting in SqliteSession.Settings) connection.Execute($"PRAGMA {setting} = OFF");
            catalog.Distrust();
            identities.Forget();
        }
    }

    [Theory]
    [InlineData("CREATE VIEW v AS SELECT \"Rush\" AS x", "CREATE TABLE \"Rush\" (y)")]
    [InlineData("CREATE TABLE t (a DEFAULT 1 CHECK (a <> \"late\"))", "CREATE TABLE u (late)")]
    [InlineData("CREATE TABLE t (a); CREATE TABLE u (late); CREATE INDEX i ON t (a) WHERE a <> \"late\"", "ALTER TABLE u RENAME COLUMN late TO later")]
    [InlineData("CREATE TABLE c (p REFERENCES p)", "CREATE TABLE p (id INTEGER PRIMARY KEY)")]
    [InlineData("CREATE TABLE p (a PRIMARY KEY, b); CREATE TABLE c (p REFERENCES p)", "CREATE TABLE n (b PRIMARY KEY, a); DROP TABLE p; ALTER TABLE n RENAME TO p")]
    [InlineData("CREATE TABLE t (a, b); CREATE VIRTUAL TABLE f USING fts4(content=t)", "ALTER TABLE t ADD COLUMN c")]
    [InlineData("CREATE TABLE t (a, b, c)", "SAVEPOINT s; ALTER TABLE t DROP COLUMN a; ALTER TABLE t ADD COLUMN d; ROLLBACK TO s; ALTER TABLE t RENAME COLUMN b TO x; RELEASE s; ALTER TABLE t DROP COLUMN c")]
    [InlineData("CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER g INSTEAD OF INSERT ON v BEGIN SELECT 1; END", "DROP VIEW v; CREATE TABLE v (a); CREATE TRIGGER g AFTER INSERT ON v BEGIN SELECT 1; END")]
    public async Task Read_WhatReachesBeyondATable_EqualsAFullReading(string schema, string script)
    {
        file.Run(schema);
        await using var session = await file.Engine.OpenAsync(Cancellation);

        await RunAsync(session, script);

        await SameAsFreshAsync(session);
        await RunAsync(session, "SELECT 1");
        await SameAsFreshAsync(session);
    }

    [Fact]
    public async Task Read_FisheriesPhasesInOneSession_EqualsAFullReading()
    {
        var set = ScriptSet.Load(new EmbeddedScriptSource(typeof(LegacyData).Assembly), file.Engine.Dialect);
        await using var session = await file.Engine.OpenAsync(Cancellation);
        var scripts = set.Migrations.Select(m => m.Up).Concat(set.Migrations.Reverse().Select(m => m.Down!)).ToList();
        foreach (var script in scripts)
        {
            await RunAsync(session, script.Text);
            await SameAsFreshAsync(session);
        }

        scripts.Count.ShouldBeGreaterThan(15);
    }

    [Fact]
    public async Task Read_SomebodyChangesTheStructureBetweenTwoPhases_SeesIt()
    {
        file.Run("CREATE TABLE t (a)");
        await using var session = await file.Engine.OpenAsync(Cancellation);
        await RunAsync(session, "SELECT 1");
        file.Run("ALTER TABLE t ADD COLUMN b; CREATE TABLE u (x)");
        await session.BeginAsync([], Phase.Settings, Cancellation);
        await session.StartPhaseAsync(Phase.Settings, Cancellation);

        var structure = await session.ReadStructureAsync(Cancellation);

        structure.Tables.Select(t => t.Columns.Count).ShouldBe([2, 1]);
    }

    [Fact]
    public async Task Read_PhaseRolledBackAndAnotherBegun_ForgetsWhatItMade()
    {
        file.Run("CREATE TABLE t (a, b)");
        await using var session = await file.Engine.OpenAsync(Cancellation);
        await RunAsync(session, "SELECT 1");
        await RunAsync(session, "ALTER TABLE t DROP COLUMN a; CREATE TABLE u (x)", commits: false, Cancellation);

        await RunAsync(session, "SELECT 1");

        await SameAsFreshAsync(session);
        (await session.ReadStructureAsync(Cancellation)).Tables.ShouldHaveSingleItem();
    }

    private static void Run(NativeConnection connection, PhaseIdentities identities, SqliteCatalog catalog, string script)
    {
        var touched = new TouchedTables(identities);
        touched.Start(connection);
        foreach (var statement in new SqliteDialect().Split(script, transactional: true).Statements)
            SqliteStatements.Execute(connection, identities, touched, new SqliteErrors("test", "test"), statement.Text);
        if (touched.IsStructureTouched) catalog.Distrust();
    }

    private Task RunAsync(IEngineSession session, string script) => RunAsync(session, script, commits: true, Cancellation);

    private async Task RunAsync(IEngineSession session, string script, bool commits, CancellationToken cancellationToken)
    {
        await session.BeginAsync([], Phase.Settings, cancellationToken);
        await session.StartPhaseAsync(Phase.Settings, cancellationToken);
        var before = await session.ReadStructureAsync(cancellationToken);
        await using (var fresh = await file.Engine.OpenAsync(cancellationToken))
            Same(before, await fresh.ReadStructureAsync(cancellationToken), $"before {script}");
        await Phase.ExecuteAsync(session, file, script, cancellationToken);
        await session.FinishScriptAsync(cancellationToken);
        await session.ReadStructureAsync(cancellationToken);
        if (commits) await session.CommitAsync(cancellationToken);
        else await session.RollbackAsync(cancellationToken);
    }

    private async Task SameAsFreshAsync(IEngineSession session)
    {
        await using var fresh = await file.Engine.OpenAsync(Cancellation);
        Same(await session.ReadStructureAsync(Cancellation), await fresh.ReadStructureAsync(Cancellation), "after the commit");
    }

    private static Structure Full(NativeConnection connection, PhaseIdentities identities) => new SqliteCatalog(identities).Read(connection);

    private static void Same(Structure found, Structure expected, string when) =>
        JsonSerializer.Serialize(found).ShouldBe(JsonSerializer.Serialize(expected), when);
}
