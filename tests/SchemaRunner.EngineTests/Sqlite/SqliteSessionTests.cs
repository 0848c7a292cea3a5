using SchemaRunner.Snapshots;
using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Scripts;
using SchemaRunner.Sqlite;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Sqlite;

public sealed class SqliteSessionTests : IDisposable
{
    private readonly SqliteFile file = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Open_MissingFile_ReadsAnEmptyDatabaseAndLeavesNothing()
    {
        await using (var session = await file.Engine.OpenAsync(Cancellation))
        {
            (await session.ReadStructureAsync(Cancellation)).Tables.ShouldBeEmpty();
            (await session.ReadJournalAsync(Cancellation)).ShouldBeEmpty();
            await session.BeginAsync([], Phase.Settings, Cancellation);
            await session.StartPhaseAsync(Phase.Settings, Cancellation);
            await session.RollbackAsync(Cancellation);
        }

        file.FileNames().ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_NoDatabase_SaysSo()
    {
        await File.WriteAllTextAsync(file.FilePath, new string('x', 5000), Cancellation);

        var refused = await Should.ThrowAsync<ConnectionFailedException>(() => file.Engine.OpenAsync(Cancellation));

        refused.Message.ShouldEndWith("the file is not an SQLite database");
    }

    [Fact]
    public async Task Open_FolderMissingOrGiven_SaysSo()
    {
        var folder = Path.GetDirectoryName(file.FilePath)!;

        (await Should.ThrowAsync<ConnectionFailedException>(() => new SqliteEngine(folder).OpenAsync(Cancellation)))
            .Message.ShouldContain("it is a folder");
        (await Should.ThrowAsync<ConnectionFailedException>(
            () => new SqliteEngine(Path.Combine(folder, "no", "x.db")).OpenAsync(Cancellation))).Message.ShouldContain("does not exist");
    }

    [Theory]
    [InlineData("sqlite::memory:")]
    [InlineData("Data Source=:memory:")]
    [InlineData("sqlite:file:a.db?mode=memory")]
    public void Connect_NoFile_SaysSo(string text) => Should.Throw<ConnectionFailedException>(() => SqliteEngine.Connect(text));

    [Fact]
    public async Task Phase_SentinelsNameIsAUsersView_LeavesItAlone()
    {
        file.Run("CREATE TABLE t (x); CREATE VIEW schemarunner_sentinel AS SELECT x FROM t");

        var phase = await Phase.RunAsync(file, "INSERT INTO t VALUES (1)", Cancellation);

        phase.After.Objects.ShouldHaveSingleItem().Name.ShouldBe("schemarunner_sentinel");
        file.Query("SELECT group_concat(name) FROM sqlite_master WHERE type = 'view'").ShouldBe("schemarunner_sentinel");
    }

    [Fact]
    public async Task Phase_TemporaryObjectsOfTheOneBefore_AreGone()
    {
        file.Run("CREATE TABLE t (x)");
        await using var session = await file.Engine.OpenAsync(Cancellation);
        const string Made = """
            CREATE TEMP TABLE k (id INTEGER PRIMARY KEY AUTOINCREMENT, x); INSERT INTO k (x) VALUES (1); CREATE TEMP VIEW v AS SELECT x FROM k;
            CREATE TEMP TRIGGER g AFTER INSERT ON main.t BEGIN DELETE FROM t; END; CREATE VIRTUAL TABLE temp.f USING fts5(body); CREATE INDEX temp.i ON k (x)
            """;
        // made twice by the same names: what the first left would be in the way of the second
        for (var phase = 1; phase <= 2; phase++)
        {
            await session.BeginAsync([], Phase.Settings, Cancellation);
            await session.StartPhaseAsync(Phase.Settings, Cancellation);
            await Phase.ExecuteAsync(session, file, Made, Cancellation);
            await session.FinishScriptAsync(Cancellation);
            await session.CommitAsync(Cancellation);
        }

        await session.BeginAsync([], Phase.Settings, Cancellation);
        await session.StartPhaseAsync(Phase.Settings, Cancellation);
        await session.ExecuteAsync(Phase.Statement("INSERT INTO t VALUES (1)"), Cancellation);
        await session.CommitAsync(Cancellation);
        file.Query("SELECT count(*) FROM t").ShouldBe(1L);
    }

    [Theory]
    [InlineData("sqlite:a/b.db")]
    [InlineData("Data Source=a/b.db;Mode=ReadOnly")]
    [InlineData("a/b.db")]
    public void Connect_EachForm_NamesTheFile(string text) => SqliteEngine.Connect(text).Target.ShouldBe("sqlite:a/b.db");

    [Fact]
    public async Task Execute_Refused_CarriesCodeAndPlace()
    {
        file.Run("CREATE TABLE t (x NOT NULL)");
        await using var session = await BeginAsync();

        var constraint = await Should.ThrowAsync<StatementFailedException>(
            () => session.ExecuteAsync(Phase.Statement("INSERT INTO t VALUES (NULL)"), Cancellation));
        var syntax = await Should.ThrowAsync<StatementFailedException>(
            () => session.ExecuteAsync(Phase.Statement("SELECT 'é', nope FROM t"), Cancellation));

        constraint.SqlState.ShouldBe("SQLITE_CONSTRAINT_NOTNULL");
        syntax.SqlState.ShouldBe("SQLITE_ERROR");
        syntax.Message.ShouldBe("no such column: nope");
        syntax.Offset.ShouldBe(12);
    }

    [Fact]
    public async Task Execute_Rows_AreCountedForChangesOnly()
    {
        file.Run("CREATE TABLE t (x)");
        await using var session = await BeginAsync();

        (await session.ExecuteAsync(Phase.Statement("INSERT INTO t VALUES (1), (2)"), Cancellation)).Rows.ShouldBe(2);
        (await session.ExecuteAsync(Phase.Statement("CREATE TABLE u (x)"), Cancellation)).Rows.ShouldBeNull();
        (await session.ExecuteAsync(Phase.Statement("DELETE FROM t WHERE x = 1"), Cancellation)).Rows.ShouldBe(1);
    }

    [Fact]
    public async Task Execute_CancelledOrOutOfTime_Stops()
    {
        const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
        await using var session = await BeginAsync(TimeSpan.FromMilliseconds(100));
        (await Should.ThrowAsync<LockTimeoutException>(() => session.ExecuteAsync(Phase.Statement(Endless), Cancellation)))
            .Message.ShouldBe("statement timed out after 0.1 s");
        await session.StartPhaseAsync(Phase.Settings, Cancellation);
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Should.ThrowAsync<OperationCanceledException>(() => session.ExecuteAsync(Phase.Statement(Endless), source.Token));
        (await session.RollbackAsync(source.Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Begin_AnotherWriter_TimesOut()
    {
        file.Run("CREATE TABLE t (x)");
        using var writer = file.Open();
        using var command = writer.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        await using var session = await file.Engine.OpenAsync(Cancellation);

        var refused = await Should.ThrowAsync<LockTimeoutException>(
            () => session.BeginAsync([], Phase.Settings with { LockTimeout = TimeSpan.FromMilliseconds(50) }, Cancellation));

        refused.Message.ShouldEndWith("is locked by another connection");
    }

    [Fact]
    public async Task Phase_ParentRebuilt_ChildrenStay()
    {
        file.Run(
            """
            CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p INT REFERENCES p ON DELETE CASCADE);
            INSERT INTO p VALUES (1); INSERT INTO c VALUES (1), (1);
            """);

        await Phase.RunAsync(
            file,
            "CREATE TABLE q (id INTEGER PRIMARY KEY); INSERT INTO q SELECT * FROM p; DROP TABLE p; ALTER TABLE q RENAME TO p;",
            Cancellation);

        file.Query("SELECT count(*) FROM c").ShouldBe(2L);
    }

    [Fact]
    public async Task FinishScript_TransactionEnded_IsRefused()
    {
        file.Run("CREATE TABLE t (x UNIQUE); INSERT INTO t VALUES (1)");
        await using var session = await BeginAsync();
        await session.ExecuteAsync(Phase.Statement("COMMIT"), Cancellation);

        await Should.ThrowAsync<TransactionEndedException>(() => session.FinishScriptAsync(Cancellation));
    }

    [Theory]
    [InlineData("SELECT 1", null)]
    [InlineData("SELECT 0", "0")]
    [InlineData("SELECT NULL", "NULL")]
    [InlineData("SELECT 1 WHERE 0", "no row")]
    [InlineData("SELECT 1 UNION ALL SELECT 2", "more than one row")]
    public async Task Evaluate_Query_SaysWhatItReturnedInstead(string sql, string? answer)
    {
        await using var session = await BeginAsync();

        (await session.EvaluateAsync(new(1, sql), Cancellation)).ShouldBe(answer);
    }

    [Fact]
    public async Task Append_InAndOutOfATransaction_ChainsAndReadsBack()
    {
        await using var session = await file.Engine.OpenAsync(Cancellation);
        await session.AppendAsync(Entry("a"), JournalChain.Seal, Cancellation);
        await session.BeginAsync([], Phase.Settings, Cancellation);
        await session.AppendAsync(Entry("b"), JournalChain.Seal, Cancellation);
        await session.RollbackAsync(Cancellation);
        await session.AppendAsync(Entry("c"), JournalChain.Seal, Cancellation);

        var journal = await session.ReadJournalAsync(Cancellation);

        journal.Select(entry => (entry.EventId, entry.Name)).ShouldBe([(1, "a"), (2, "c")]);
        journal[0].ShouldBe(JournalChain.Seal(Entry("a"), null));
        JournalChain.FindBreaks(journal).ShouldBeEmpty();
        (await session.ReadStructureAsync(Cancellation)).Tables.ShouldBeEmpty();
    }

    [Fact]
    public async Task CountOrphans_NullsAndMissingParents_AreTakenApart()
    {
        file.Run(
            """
            CREATE TABLE p (id INTEGER PRIMARY KEY); INSERT INTO p VALUES (1);
            CREATE TABLE c (id TEXT PRIMARY KEY, p INT REFERENCES p, q INT REFERENCES gone(x)) WITHOUT ROWID;
            INSERT INTO c VALUES ('a', 1, NULL), ('b', 99, NULL), ('c', NULL, 7), ('d', 99, 8);
            """);
        await using var session = await file.Engine.OpenAsync(Cancellation);
        var structure = await session.ReadStructureAsync(Cancellation);

        var counts = await session.CountOrphansAsync([.. structure.ForeignKeys.Select(k => new OrphanScan(k))], structure, Cancellation);

        counts[0].Samples.ShouldBe(["id=b (p=99)", "id=d (p=99)"]);
        counts[0].Fingerprints.ShouldNotBeNull().Distinct().Count().ShouldBe(2);
        counts[1].Rows.ShouldBe(2);
    }

    [Fact]
    public async Task Backup_WhileAWriterHoldsItsLock_IsWholeAndTakesItsName()
    {
        file.Run("CREATE TABLE t (x); INSERT INTO t VALUES (1)");
        using var writer = file.Open();
        using var command = writer.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE; INSERT INTO t VALUES (2)";
        command.ExecuteNonQuery();
        using var copy = new SqliteFile();

        await SqliteBackup.CopyAsync(file.FilePath, copy.FilePath, Cancellation);

        copy.Query("SELECT count(*) FROM t").ShouldBe(1L);
        copy.FileNames().ShouldBe(["test.db"]);
    }

    [Fact]
    public async Task RunLock_HeldByAnother_NamesTheHolderAndIsFreeAfterwards()
    {
        var owner = new LockOwner("4f1c", "here", 7, DateTimeOffset.UnixEpoch);
        LockOwner? told = null;
        await using (var held = await file.Engine.AcquireRunLockAsync(owner, TimeSpan.Zero, _ => { }, Cancellation))
        {
            var refused = await Should.ThrowAsync<RunLockTimeoutException>(() => file.Engine.AcquireRunLockAsync(
                owner, TimeSpan.FromMilliseconds(150), holder => told = holder, Cancellation));
            refused.Holder.ShouldBe(owner);
            told.ShouldBe(owner);
            await held.EnsureHeldAsync(Cancellation);
        }

        await using (await file.Engine.AcquireRunLockAsync(owner, TimeSpan.Zero, _ => { }, Cancellation)) { }
        file.FileNames().ShouldBeEmpty();
    }

    private async Task<IEngineSession> BeginAsync(TimeSpan? statementTimeout = null)
    {
        var settings = Phase.Settings with { StatementTimeout = statementTimeout };
        var session = await file.Engine.OpenAsync(Cancellation);
        await session.BeginAsync([], settings, Cancellation);
        await session.StartPhaseAsync(settings, Cancellation);
        return session;
    }

    private static JournalEntry Entry(string name) => new()
    {
        EventId = 0,
        RunId = "4f1c",
        Version = ScriptVersion.Parse("0001"),
        Name = name,
        Direction = Direction.Up,
        Event = JournalEvent.Applied,
        Checksum = "sha256:0",
        Script = "SELECT 'é';\n",
        StartedAt = new DateTimeOffset(2026, 11, 21, 1, 2, 3, TimeSpan.Zero).AddMicroseconds(456_789),
        DurationMs = 12,
        AppliedBy = "a",
        OsUser = "b",
        Host = "c",
        ToolVersion = "0.1.0",
        StructureHash = "",
        Report = "{}",
    };
}
