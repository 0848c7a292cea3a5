using Npgsql;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Outside;

/// <summary>The real process, killed and interrupted while an index is built that a writer of the test's holds up.</summary>
public sealed class PostgresOutsideProcessTests : IAsyncLifetime
{
    private OutsideScripts here = null!;

    public async ValueTask InitializeAsync()
    {
        here = new OutsideScripts(await PostgresTestDatabase.CreateAsync());
        here.AddPlain("1_table", "CREATE TABLE customer (id integer PRIMARY KEY, email text);\nINSERT INTO customer VALUES (1, 'a'), (2, 'b');");
        (await here.RunAsync("up")).ShouldExitWith(0);
        here.Add("2_index", "ANALYZE customer;\nCREATE UNIQUE INDEX CONCURRENTLY customer_email ON customer (email);");
    }

    public ValueTask DisposeAsync() => here.DisposeAsync();

    [Fact]
    public async Task Kill_WhileAnIndexIsBuilt_LetsTheProcessThatWaitsGoOnAndArrive()
    {
        await using var writer = await WriteAsync();
        await using var killed = here.Start("up", "--lock-timeout", "60s");
        await killed.WaitForLineAsync("waiting for writers before build, 0 of 1 transactions");
        await using var second = here.Start("up", "--lock-timeout", "60s");
        await second.WaitForLineAsync("waiting for the run lock: run ");

        await killed.KillAsync();
        await second.WaitForLineAsync("phase 1 of 1");
        await writer.DisposeAsync();

        var ended = (await second.EndAsync()).ShouldExitWith(0);
        ended.Output.ShouldContain("went on at statement 2 of 2");
        (await StateAsync()).ShouldBe("True");
        (await here.Database.QueryAsync("SELECT count(*) FROM pg_index WHERE indrelid = 'customer'::regclass")).ShouldBe("2");
        (await here.HistoryAsync()).ShouldBe(["1 applied", "2 incomplete", "2 applied"]);
        (await here.RunAsync("verify")).ShouldExitWith(0);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task Signal_WhileAnIndexIsBuilt_CancelsItAndSaysWhatIsDone(string signal, int code)
    {
        await using var writer = await WriteAsync();
        await using var process = here.Start("up", "--lock-timeout", "60s");
        await process.WaitForLineAsync("waiting for writers before build");

        await process.SignalAsync(signal);

        var ended = (await process.EndAsync()).ShouldExitWith(code);
        ended.Output.ShouldContain("INCOMPLETE: 2 index stopped at statement 2 of 2");
        ended.Error.ShouldContain("interrupted");
        ended.Error.ShouldContain("statement 1 of 2 is done and stays, statement 2 was not completed");
        (await StateAsync()).ShouldBe("False");
        await writer.DisposeAsync();
        (await here.RunAsync("up")).ShouldExitWith(0);
        (await StateAsync()).ShouldBe("True");
    }

    private Task<string?> StateAsync() => here.Database.QueryAsync("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('customer_email')");

    /// <summary>Opens a transaction that has written to the table.</summary>
    private async Task<NpgsqlConnection> WriteAsync()
    {
        var connection = new NpgsqlConnection(here.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("BEGIN; INSERT INTO customer VALUES (3, 'c')", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
