using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Postgres;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Doctor;

public sealed class PostgresDoctorTests : IAsyncLifetime
{
    private const string User = PostgresServer.PasswordUser;

    private readonly Workspace here = new();

    private PostgresDatabase database = null!;

    public async ValueTask InitializeAsync()
    {
        database = await PostgresServer.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE SCHEMA s; CREATE TABLE s.t (id integer PRIMARY KEY, n text); CREATE TABLE s.u (id integer)");
        here.AddMigration("0001_a", "SELECT 1;", "SELECT 1;");
    }

    public async ValueTask DisposeAsync()
    {
        here.Dispose();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Doctor_DatabaseInOrder_FindsNoProblemAndChangesNothing()
    {
        var before = await ObjectsAsync();

        var doctor = await Examined.AskAsync(here, AsOwner);

        Golden.ShouldMatch(doctor.Page, "Goldens/postgres.txt");
        (await ObjectsAsync()).ShouldBe(before);
        (await database.ReadAsync<long>("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")).ShouldBe(0);
    }

    [Fact]
    public async Task Doctor_WithJournal_CountsItsEvents()
    {
        await database.ExecuteAsync("DROP SCHEMA s CASCADE");
        (await here.RunAsync("up", "--database", AsOwner)).ExitCode.ShouldBe(0);

        var doctor = await Examined.AskAsync(here, AsOwner);

        doctor["journal"].ShouldBe("ok      journal: 1 event of format 1, the hash chain is whole");
        doctor["privileges"].ShouldBe("ok      privileges: user postgres may write the journal");
    }

    [Fact]
    public async Task Doctor_UserWithoutPrivileges_NamesTheGrants()
    {
        await database.ExecuteAsync("REVOKE CREATE ON SCHEMA public FROM PUBLIC; GRANT USAGE ON SCHEMA s TO " + User);
        here.Variables["PGPASSWORD"] = PostgresServer.Password;

        var doctor = await Examined.AskAsync(here, As(User));

        Golden.ShouldMatch(doctor.Page, "Goldens/postgres-without-privileges.txt");
        string.Join('\n', doctor.Lines).ShouldNotContain(PostgresServer.Password);
    }

    [Fact]
    public async Task Doctor_Grants_MakeOneProblemAfterTheOtherGo()
    {
        here.Variables["PGPASSWORD"] = PostgresServer.Password;
        await database.ExecuteAsync(
            $"""
            GRANT CREATE ON SCHEMA public TO {User}; GRANT USAGE ON SCHEMA s TO {User}; GRANT SELECT, UPDATE ON s.t, s.u TO {User};
            ALTER TABLE s.t ENABLE ROW LEVEL SECURITY; REVOKE TEMPORARY ON DATABASE {database.Name} FROM PUBLIC
            """);

        var closed = await Examined.AskAsync(here, As(User));
        await database.ExecuteAsync($"ALTER TABLE s.t DISABLE ROW LEVEL SECURITY; GRANT TEMPORARY ON DATABASE {database.Name} TO {User}");
        var open = await Examined.AskAsync(here, As(User));
        await database.ExecuteAsync($"ALTER TABLE s.t OWNER TO {User}; ALTER TABLE s.u OWNER TO {User}");
        var owner = await Examined.AskAsync(here, As(User));

        closed["tables"].ShouldBe(
            $"""
            problem tables: row security hides rows from user {User} in 1 of 2 tables: s.t -> every row must be seen to be compared: use the owner or a role with BYPASSRLS
            problem tables: user {User} may not make the temporary tables that keep rows to compare -> GRANT TEMPORARY ON DATABASE "{database.Name}" TO "{User}"
            note    tables: user {User} does not own 2 of 2 tables: s.t, s.u: ALTER TABLE is refused there
            """);
        open["tables"].ShouldBe($"note    tables: user {User} does not own 2 of 2 tables: s.t, s.u: ALTER TABLE is refused there");
        owner["tables"].ShouldBe($"ok      tables: user {User} may lock, read and change all 2");
        (closed.ExitCode, open.ExitCode, owner.ExitCode).ShouldBe((1, 0, 0));
    }

    [Fact]
    public async Task Doctor_NothingListens_IsOneProblemWithoutThePassword()
    {
        var doctor = await Examined.AskAsync(here, "postgres://somebody:hidden-word@127.0.0.1:1/app");

        doctor.Lines.ShouldBe([
            "problem connection: cannot connect to postgres://somebody@127.0.0.1:1/app: nothing listens at 127.0.0.1:1"
                + " -> start the server, or check the host and the port"]);
        doctor.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task Doctor_InvalidIndex_IsAProblem()
    {
        await database.ExecuteAsync("INSERT INTO s.u VALUES (1), (1)");
        await using (var connection = await database.OpenAsync())
        await using (var command = new NpgsqlCommand("CREATE UNIQUE INDEX CONCURRENTLY u_id ON s.u (id)", connection))
            await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        var doctor = await Examined.AskAsync(here, AsOwner);

        doctor["indexes"].ShouldBe("problem indexes: s.u_id is invalid -> REINDEX INDEX CONCURRENTLY s.u_id, or drop it");
        doctor.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task Doctor_TriggersAreSwitchedOff_IsAProblem()
    {
        await database.ExecuteAsync($"ALTER ROLE postgres IN DATABASE {database.Name} SET session_replication_role = replica");

        var doctor = await Examined.AskAsync(here, AsOwner);

        doctor["triggers"].ShouldStartWith("problem triggers: session_replication_role is replica: triggers and foreign keys do nothing");
        doctor.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task Doctor_AnotherRunIsUnderWay_IsANote()
    {
        var owner = new LockOwner("abcdef", "elsewhere", 42, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        await using var held = await PostgresEngine.Connect(database.ConnectionString).AcquireRunLockAsync(
            owner, TimeSpan.Zero, _ => { }, TestContext.Current.CancellationToken);

        var doctor = await Examined.AskAsync(here, AsOwner);

        doctor["run lock"].ShouldBe("note    run lock: held by run abcdef on elsewhere, pid 42, since 2026-01-02 03:04:05Z; a run waits for it");
        doctor.ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("transaction", "problem sessions: a transaction pooler stands between: the run lock does not stay with the session"
        + " -> connect to the server itself, or to a pooler in session mode")]
    [InlineData("session", "ok      sessions: a connection keeps its session")]
    public async Task Doctor_ThroughAPooler_TellsWhetherItLendsSessions(string mode, string line)
    {
        await using var bouncer = await PgBouncer.StartAsync(database, mode);

        (await Examined.AskAsync(here, bouncer.ConnectionString))["sessions"].ShouldBe(line);
    }

    [Fact]
    public async Task Doctor_NewerServer_IsANote()
    {
        await using var proxy = new VersionProxy(Port, "19.1");

        var doctor = await Examined.AskAsync(here, Through(proxy));

        doctor["server"].ShouldBe("note    server: PostgreSQL 19.1 is newer than 18, the latest that this release knows");
        doctor.ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("up")]
    [InlineData("down --steps 1")]
    [InlineData("status")]
    public async Task Run_OlderServer_IsRefusedWithOneSentence(string arguments)
    {
        await using var proxy = new VersionProxy(Port, "12.22");

        var result = await here.RunAsync([.. arguments.Split(' '), "--database", Through(proxy)]);

        result.Error.ShouldBe(
            $"SR501: cannot connect to postgres://postgres@127.0.0.1:{proxy.Port}/{database.Name}: "
            + "the server is PostgreSQL 12.22; 13 to 18 are supported\n  hint: upgrade the server\n");
        result.Output.ShouldBeEmpty();
        result.ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task Doctor_OlderServer_IsOneProblem()
    {
        await using var proxy = new VersionProxy(Port, "9.6.24");

        var doctor = await Examined.AskAsync(here, Through(proxy));

        doctor.Lines.ShouldBe([
            $"problem connection: cannot connect to postgres://postgres@127.0.0.1:{proxy.Port}/{database.Name}: "
                + "the server is PostgreSQL 9.6.24; 13 to 18 are supported -> upgrade the server"]);
        doctor.ExitCode.ShouldBe(1);
    }

    private int Port => new NpgsqlConnectionStringBuilder(database.ConnectionString).Port;

    private string AsOwner => As("postgres");

    private string As(string user) => $"postgres://{user}@127.0.0.1:{Port}/{database.Name}";

    private string Through(VersionProxy proxy) =>
        $"Host=127.0.0.1;Port={proxy.Port};Database={database.Name};Username=postgres;SSL Mode=Disable;GSS Encryption Mode=Disable";

    private Task<string> ObjectsAsync() => database.ReadAsync<string>(
        "SELECT string_agg(oid::text || relname, ' ' ORDER BY oid) FROM pg_class WHERE oid >= 16384 AND relkind <> 't'");
}
