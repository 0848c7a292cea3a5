using Npgsql;
using SchemaRunner.EngineTests.Doctor;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Refusals;

/// <summary>Databases that somebody has set read-only, which is not ours to overrule.</summary>
public sealed class ReadOnlyDatabaseTests : IAsyncLifetime
{
    private readonly Workspace here = new();

    private PostgresDatabase database = null!;

    private int Port => new NpgsqlConnectionStringBuilder(database.ConnectionString).Port;

    public async ValueTask InitializeAsync()
    {
        database = await PostgresServer.CreateDatabaseAsync();
        here.AddMigration("0001_a", "CREATE TABLE t (id integer PRIMARY KEY);", "DROP TABLE t;");
    }

    public async ValueTask DisposeAsync()
    {
        here.Dispose();
        await database.DisposeAsync();
    }

    [Theory]
    [InlineData("DATABASE {0}", "for it", "when it is to be written again: ALTER DATABASE \"{0}\" RESET default_transaction_read_only")]
    [InlineData("ROLE with_password IN DATABASE {0}", "for user with_password in it", "use another user, or ALTER ROLE \"with_password\" IN DATABASE \"{0}\" RESET default_transaction_read_only")]
    public async Task Up_SetReadOnly_IsRefusedAndSaysWhereItWasSet(string where, string said, string hint)
    {
        await database.ExecuteAsync(
            $"GRANT CREATE ON SCHEMA public TO {PostgresServer.PasswordUser}; "
            + $"ALTER {string.Format(where, database.Name)} SET default_transaction_read_only = on");
        here.Variables["PGPASSWORD"] = PostgresServer.Password;
        var target = $"postgres://{PostgresServer.PasswordUser}@127.0.0.1:{Port}/{database.Name}";

        var up = await here.RunAsync("up", "--database", target);
        var status = await here.RunAsync("status", "--database", target);
        var doctor = await Examined.AskAsync(here, target);

        var reason = $"database {database.Name} is read-only: default_transaction_read_only is on {said}";
        up.Error.ShouldBe($"SR507: {reason}\n  hint: {string.Format(hint, database.Name)}\n");
        up.Output.ShouldBeEmpty();
        up.ExitCode.ShouldBe(3);
        status.ExitCode.ShouldBe(0, status.Page);
        doctor["writing"].ShouldBe($"problem writing: {reason} -> {string.Format(hint, database.Name)}");
        (await TablesAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Up_ReadOnlyByTheConnectionsOptions_IsRefused()
    {
        var result = await here.RunAsync(
            "up", "--database",
            $"Host=127.0.0.1;Port={Port};Database={database.Name};Username=postgres;Options=-c default_transaction_read_only=on");

        result.Error.ShouldBe(
            $"SR507: database {database.Name} is read-only: default_transaction_read_only is on in this connection's options\n"
            + "  hint: take it out of the connection string, or out of PGOPTIONS\n");
        result.ExitCode.ShouldBe(3);
        (await TablesAsync()).ShouldBe(0);
    }

    private Task<long> TablesAsync() => database.ReadAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'");
}
