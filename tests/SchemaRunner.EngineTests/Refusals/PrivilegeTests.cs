using Npgsql;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Refusals;

/// <summary>A user who may do less than a script does.</summary>
public sealed class PrivilegeTests : IAsyncLifetime
{
    private const string User = PostgresServer.PasswordUser;

    private readonly Workspace here = new();

    private PostgresDatabase database = null!;

    private string AsUser => $"postgres://{User}@127.0.0.1:{new NpgsqlConnectionStringBuilder(database.ConnectionString).Port}/{database.Name}";

    public async ValueTask InitializeAsync()
    {
        database = await PostgresServer.CreateDatabaseAsync();
        await database.ExecuteAsync($"REVOKE CREATE ON SCHEMA public FROM PUBLIC; GRANT CREATE ON SCHEMA public TO {User}");
        here.Variables["PGPASSWORD"] = PostgresServer.Password;
        here.AddMigration("0001_a", "SELECT 1;", "SELECT 1;");
        (await here.RunAsync("up", "--database", AsUser)).ExitCode.ShouldBe(0);
        await database.ExecuteAsync("CREATE TABLE t (id integer); INSERT INTO t VALUES (1)");
    }

    public async ValueTask DisposeAsync()
    {
        here.Dispose();
        await database.DisposeAsync();
    }

    [Theory]
    [InlineData("ALTER TABLE t ADD x integer;", "must be owner of table t", "use the owner, or grant its role to this user")]
    [InlineData("CREATE SCHEMA s;", "permission denied for database NAME", "grant it to this user, or use the owner")]
    public async Task Up_ScriptDoesWhatTheUserMayNot_SaysWhoMay(string script, string said, string hint)
    {
        await database.ExecuteAsync($"GRANT SELECT, UPDATE ON t TO {User}");
        here.AddMigration("0002_b", script, "SELECT 1;");

        var result = await here.RunAsync("up", "--database", AsUser);

        result.Error.ShouldContain(
            $"SR401: migrations/up/0002_b.sql:1:1: {said.Replace("NAME", database.Name, StringComparison.Ordinal)} (SQLSTATE 42501)");
        result.Error.ShouldContain($"hint: the phase was rolled back; {hint}");
        result.ExitCode.ShouldBe(5);
    }

    [Fact]
    public async Task Up_TableCannotBeLocked_IsRefusedBeforeTheScriptRuns()
    {
        here.AddMigration("0002_b", "ALTER TABLE t ADD x integer;", "SELECT 1;");

        var result = await here.RunAsync("up", "--database", AsUser);

        result.Error.ShouldContain("SR502: permission denied for table t: the tables in scope cannot be locked against writers");
        result.Error.ShouldContain("hint: GRANT SELECT, UPDATE ON the table to this user, or use the tables' owner");
        result.ExitCode.ShouldBe(3);
        (await database.ReadAsync<long>("SELECT count(*) FROM pg_attribute WHERE attrelid = 't'::regclass AND attnum > 0")).ShouldBe(1);
    }
}
