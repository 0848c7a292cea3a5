using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Postgres;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Postgres;

public sealed class PostgresConnectionTests
{
    private static CancellationToken Token => PostgresTest.Token;

    [Theory]
    [InlineData("postgres://ann:p%40ss@db.example:6000/fish?sslmode=require", "postgres://ann@db.example:6000/fish")]
    [InlineData("postgresql://ann:secret@db.example/my%20db", "postgres://ann@db.example:5432/my db")]
    [InlineData("Host=db.example;Username=ann;Password=secret;Database=fish", "postgres://ann@db.example:5432/fish")]
    [InlineData("postgres:///fish", "postgres://localhost:5432/fish")]
    public void Connect_EitherForm_MasksThePassword(string text, string target)
        => PostgresEngine.Connect(text).Target.ShouldBe(target);

    [Theory]
    [InlineData("postgres://ann:secret@db:port/fish")]
    [InlineData("Host=db;Hostt=x;Password=secret")]
    [InlineData("postgres://ann:secret@db/fish?sslmode=perhaps")]
    public void Connect_UnreadableString_SaysHowToWriteItWithoutRepeatingIt(string text)
    {
        var error = Should.Throw<ConnectionFailedException>(() => PostgresEngine.Connect(text));

        (error + error.Hint).ShouldNotContain("secret");
        error.Hint!.ShouldContain("postgres://");
    }

    [Fact]
    public async Task Open_WrongPassword_NamesTheUserAndNotThePassword()
    {
        await using var database = await PostgresServer.CreateDatabaseAsync();

        var error = await FailAsync(database.As(PostgresServer.PasswordUser, "wrong-secret"));

        error.Message.ShouldContain($"password authentication failed for user {PostgresServer.PasswordUser}");
        error.Hint!.ShouldContain("PGPASSWORD");
        error.ToString().ShouldNotContain("wrong-secret");
    }

    [Fact]
    public async Task Open_RightPasswordOrNone_AsksForOneOnly()
    {
        await using var database = await PostgresServer.CreateDatabaseAsync();
        await using (var session = await PostgresEngine
            .Connect(database.As(PostgresServer.PasswordUser, PostgresServer.Password)).OpenAsync(Token))
            session.Server.User.ShouldBe(PostgresServer.PasswordUser);

        var error = await FailAsync(database.As(PostgresServer.PasswordUser));

        error.Hint!.ShouldContain("PGPASSWORD");
    }

    [Fact]
    public async Task Open_PasswordFile_IsRead()
    {
        await using var database = await PostgresServer.CreateDatabaseAsync();
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, $"*:*:*:{PostgresServer.PasswordUser}:{PostgresServer.Password}\n", Token);
        try
        {
            var text = new NpgsqlConnectionStringBuilder(database.As(PostgresServer.PasswordUser)) { Passfile = file };
            await using var session = await PostgresEngine.Connect(text.ConnectionString).OpenAsync(Token);

            session.Server.User.ShouldBe(PostgresServer.PasswordUser);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Open_UnreachableInAnyWay_SaysWhich()
    {
        await using var database = await PostgresServer.CreateDatabaseAsync();
        var there = new NpgsqlConnectionStringBuilder(database.ConnectionString);

        (await FailAsync("Host=127.0.0.1;Port=1;Username=ann;Password=secret;Database=x")).Message
            .ShouldBe("cannot connect to postgres://ann@127.0.0.1:1/x: nothing listens at 127.0.0.1:1");
        (await FailAsync("Host=no-such-host.invalid;Username=ann")).Message.ShouldContain("there is no host of that name");
        (await FailAsync($"Host=127.0.0.1;Port={there.Port};Username=postgres;Database=no_such_db")).Message
            .ShouldContain("database \"no_such_db\" does not exist");
        await database.ExecuteAsync($"REVOKE CONNECT ON DATABASE {database.Name} FROM PUBLIC");
        (await FailAsync(database.As(PostgresServer.PasswordUser, PostgresServer.Password))).Hint!.ShouldContain("GRANT CONNECT");
    }

    [Fact]
    public async Task Dispose_SessionOfAPool_ReturnsItClean()
    {
        await using var database = await PostgresServer.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString.Replace("Pooling=False", "Pooling=True;Maximum Pool Size=1;No Reset On Close=True"));
        var engine = new PostgresEngine(source);
        await using (var session = await engine.OpenAsync(Token))
        {
            await session.BeginAsync([], PostgresTest.Settings, Token);
            await session.StartPhaseAsync(PostgresTest.Settings, Token);
            await session.ExecuteAsync(new(1, 0, 1, 1, "CREATE TABLE t (id int)"), Token);
            await session.ExecuteAsync(new(1, 0, 1, 1, "SET ROLE pg_read_all_data"), Token);
        }

        await using var connection = await source.OpenConnectionAsync(Token);
        await using var command = new NpgsqlCommand(
            "SELECT current_user || ' ' || current_setting('lock_timeout') || ' ' || coalesce(to_regclass('t')::text, 'none')", connection);
        (await command.ExecuteScalarAsync(Token)).ShouldBe("postgres 0 none");
        NpgsqlConnection.ClearPool(connection);
    }

    private static async Task<ConnectionFailedException> FailAsync(string connectionString)
        => await Should.ThrowAsync<ConnectionFailedException>(() => PostgresEngine.Connect(connectionString).OpenAsync(Token));
}
