using Npgsql;
using SchemaRunner.Examinations;
using SchemaRunner.Postgres;
using SchemaRunner.Postgres.Examinations;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Doctor;

/// <summary>What needs another clock, another limit or another server than the program's user has.</summary>
public sealed class PostgresExaminerTests : IAsyncLifetime
{
    private PostgresDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await PostgresServer.CreateDatabaseAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Theory]
    [InlineData(0, "ok", "^the server's agrees with this machine's$")]
    [InlineData(-30, "note", "^the server's is (29|30|31) s ahead of this machine's$")]
    [InlineData(30, "note", "^the server's is (29|30|31) s behind this machine's$")]
    [InlineData(910, "problem", "^the server's is 15 min behind this machine's$")]
    public async Task Examine_ClockOfThisMachineIsAhead_SaysByHowMuch(int seconds, string state, string fact)
    {
        var found = await ExamineAsync("clock", clock: new ShiftedClock(TimeSpan.FromSeconds(seconds)));

        found.State.ToString().ShouldBe(state, StringCompareShould.IgnoreCase);
        found.Fact.ShouldMatch(fact);
    }

    [Fact]
    public async Task Examine_OpenTransaction_IsAProblemOnceItIsOldAndHoldsATable()
    {
        await database.ExecuteAsync("CREATE SCHEMA s; CREATE TABLE s.t (id integer)");
        await using var other = await database.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await RunAsync(other, "SELECT 1");

        (await ExamineAsync("transactions")).ShouldBe(Examination.Ok("transactions", "none has been open for 5 min"));

        var idle = await ExamineAsync("transactions", TimeSpan.Zero);
        idle.State.ShouldBe(ExaminationState.Note);

        await RunAsync(other, "SELECT * FROM s.t");
        var holding = await ExamineAsync("transactions", TimeSpan.Zero);
        holding.State.ShouldBe(ExaminationState.Problem);
        holding.Fact.ShouldMatch($@"^pid {other.ProcessID} \(user postgres, idle in transaction\) has been open for \d+ s and holds s\.t$");
        holding.Advice.ShouldBe($"let it end, or SELECT pg_terminate_backend({other.ProcessID})");
    }

    [Fact]
    public async Task Examine_DatabaseInALegacyEncoding_IsANote()
    {
        await using var latin = await PostgresServer.CreateDatabaseAsync(
            (await PostgresServer.GetAsync()).ConnectionString, "TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");

        (await ExamineAsync(latin.ConnectionString, "encoding")).ShouldBe(
            Examination.Note("encoding", "LATIN1: characters that it has not are refused"));
    }

    [Fact]
    public async Task Examine_ConnectionInALegacyEncoding_IsAProblem()
    {
        var found = await ExamineAsync(database.ConnectionString + ";Client Encoding=LATIN1", "encoding");

        found.State.ShouldBe(ExaminationState.Problem);
        found.Fact.ShouldBe("LATIN1 on the connection: scripts are UTF8");
    }

    [Fact]
    public async Task Examine_NoRoomForASecondConnection_IsAProblem()
    {
        await database.ExecuteAsync($"ALTER DATABASE {database.Name} CONNECTION LIMIT 1");
        var found = await ExamineAsync(database.As(PostgresServer.PasswordUser, PostgresServer.Password), "sessions");

        found.State.ShouldBe(ExaminationState.Problem);
        found.Fact.ShouldContain("a second connection, which a run needs, is not to be had: ");
        found.Advice.ShouldBe($"close other sessions, or ALTER DATABASE \"{database.Name}\" CONNECTION LIMIT");
    }

    [Theory]
    [InlineData("pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", ExaminationState.Ok, "15.18, FOLDER/pg_dump")]
    [InlineData("pg_dump (PostgreSQL) 14.2", ExaminationState.Note, "14.2 cannot dump a server of release 15: FOLDER/pg_dump")]
    public async Task DumpTool_OfSomeRelease_IsComparedWithTheServer(string says, ExaminationState state, string fact)
    {
        var folder = Directory.CreateTempSubdirectory("schemarunner-tool-");
        try
        {
            var program = Path.Combine(folder.FullName, "pg_dump");
            await File.WriteAllTextAsync(program, $"#!/bin/sh\necho '{says}'\n", TestContext.Current.CancellationToken);
            await Tool.RunAsync("chmod", "+x", program);

            var found = await DumpTool.ExamineAsync(["/nowhere", folder.FullName], 15, TestContext.Current.CancellationToken);

            found.State.ShouldBe(state);
            found.Fact.ShouldBe(fact.Replace("FOLDER", folder.FullName, StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task DumpTool_Absent_IsANote() =>
        (await DumpTool.ExamineAsync(["/nowhere"], 15, TestContext.Current.CancellationToken)).State.ShouldBe(ExaminationState.Note);

    private Task<Examination> ExamineAsync(string subject, TimeSpan? longTransaction = null, TimeProvider? clock = null) =>
        ExamineAsync(database.ConnectionString, subject, longTransaction, clock);

    private static async Task<Examination> ExamineAsync(
        string connectionString, string subject, TimeSpan? longTransaction = null, TimeProvider? clock = null)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        var examiner = new PostgresExaminer(source, ConnectionTarget.Of(connectionString), clock ?? TimeProvider.System)
        {
            LongTransaction = longTransaction ?? TimeSpan.FromMinutes(5),
        };
        var found = await examiner.ExamineAsync(TestContext.Current.CancellationToken);
        return found.Single(one => one.Subject == subject);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private sealed class ShiftedClock(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
    }
}
