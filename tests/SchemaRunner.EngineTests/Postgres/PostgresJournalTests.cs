using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Postgres;
using SchemaRunner.Scripts;

namespace SchemaRunner.EngineTests.Postgres;

public sealed class PostgresJournalTests
{
    private static CancellationToken Token => PostgresTest.Token;

    [Fact]
    public async Task Append_InAndOutOfTransactions_ReadsBackExactlyAndChained()
    {
        await using var test = await PostgresTest.StartAsync();
        (await test.Session.ReadJournalAsync(Token)).ShouldBeEmpty();
        await test.Session.AppendAsync(Entry("1"), JournalChain.Seal, Token);
        await test.BeginAsync();
        await test.RunAsync("SET TimeZone = 'Asia/Jakarta'");
        await test.RunAsync("SET search_path = pg_catalog");
        await test.Session.FinishScriptAsync(Token);
        await test.Session.AppendAsync(Entry("2"), JournalChain.Seal, Token);
        await test.Session.CommitAsync(Token);

        var entries = await test.Session.ReadJournalAsync(Token);

        entries.Select(e => (e.EventId, e.Version.Text)).ShouldBe([(1L, "1"), (2L, "2")]);
        entries[0].ShouldBe(JournalChain.Seal(Entry("1"), null));
        JournalChain.FindBreaks(entries).ShouldBeEmpty();
        (await test.Session.ReadStructureAsync(Token)).Tables.ShouldBeEmpty("the journal is not part of the structure");
    }

    [Fact]
    public async Task Append_RolledBack_LeavesNothing()
    {
        await using var test = await PostgresTest.StartAsync();
        await test.BeginAsync();
        await test.Session.AppendAsync(Entry("1"), JournalChain.Seal, Token);
        await test.Session.RollbackAsync(Token);

        (await test.Session.ReadJournalAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Append_SearchPathChangedSince_FindsTheSameTable()
    {
        await using var test = await PostgresTest.StartAsync("CREATE SCHEMA late");
        await test.Session.AppendAsync(Entry("1"), JournalChain.Seal, Token);
        await test.Database.ExecuteAsync($"ALTER DATABASE {test.Database.Name} SET search_path = late, public");
        await using var session = await test.Engine.OpenAsync(Token);

        await session.AppendAsync(Entry("2"), JournalChain.Seal, Token);

        (await session.ReadJournalAsync(Token)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task ReadJournal_LaterFormat_SaysSo()
    {
        await using var test = await PostgresTest.StartAsync();
        await test.Session.AppendAsync(Entry("1"), JournalChain.Seal, Token);
        await test.Database.ExecuteAsync("UPDATE schemarunner_journal SET format_version = 99; ALTER TABLE schemarunner_journal DROP script");

        (await Should.ThrowAsync<JournalFormatException>(() => test.Session.ReadJournalAsync(Token))).Message.ShouldContain("99");
    }

    [Fact]
    public async Task Append_MayNotCreate_NamesThePrivilegeAndLeavesTheSessionUsable()
    {
        await using var test = await PostgresTest.StartAsync("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        var role = "app_" + test.Database.Name;
        await test.Database.ExecuteAsync($"CREATE ROLE {role} LOGIN");
        try
        {
            await using var session = await PostgresEngine.Connect(test.Database.As(role)).OpenAsync(Token);

            var error = await Should.ThrowAsync<PermissionDeniedException>(
                () => session.AppendAsync(Entry("1"), JournalChain.Seal, Token));

            error.Hint.ShouldBe($"GRANT CREATE ON SCHEMA \"public\" TO \"{role}\"");
            (await session.ReadJournalAsync(Token)).ShouldBeEmpty();
        }
        finally
        {
            await test.Database.ExecuteAsync($"DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task Append_TwoWritersAtOnce_ContinueOneChain()
    {
        await using var test = await PostgresTest.StartAsync();
        await test.Session.AppendAsync(Entry("1"), JournalChain.Seal, Token);

        await Task.WhenAll(Enumerable.Range(2, 8).Select(async i =>
        {
            await using var session = await test.Engine.OpenAsync(Token);
            await session.AppendAsync(Entry(i.ToString()), JournalChain.Seal, Token);
        }));

        var entries = await test.Session.ReadJournalAsync(Token);
        entries.Count.ShouldBe(9);
        JournalChain.FindBreaks(entries).ShouldBeEmpty();
    }

    private static JournalEntry Entry(string version) => new()
    {
        EventId = 0,
        RunId = "r1",
        Version = ScriptVersion.Parse(version),
        Name = "näme 😀",
        Direction = Direction.Up,
        Event = JournalEvent.Applied,
        Checksum = "sha256:00",
        Script = "SELECT 'a''b';\n-- {0}\n",
        StartedAt = new DateTimeOffset(2026, 11, 21, 10, 15, 3, TimeSpan.Zero).AddMicroseconds(123_457),
        DurationMs = 12,
        AppliedBy = "postgres",
        OsUser = "me",
        Host = "here",
        ToolVersion = "0.1.0",
        StructureHash = "",
        Report = "{}",
    };
}
