using Npgsql;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Postgres;
using SchemaRunner.Reports;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Locks;

/// <summary>A database where the first script is applied and the second one is about to meet others.</summary>
internal sealed class LockShop(PostgresDatabase database, TestScripts scripts) : IAsyncDisposable
{
    public PostgresDatabase Database => database;

    /// <summary>Applies the first script.</summary>
    /// <param name="tables">Makes the tables.</param>
    /// <param name="rows">Fills them, after it.</param>
    /// <param name="script">The second script.</param>
    public static async Task<LockShop> StartAsync(string tables, string rows, string script)
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        var shop = new LockShop(database, new TestScripts(("up/1_a.sql", tables), ("up/2_b.sql", script)));
        await shop.MigratorWith(new()).UpAsync(SchemaRunner.Scripts.ScriptVersion.Parse("1"));
        await database.ExecuteAsync(rows);
        return shop;
    }

    /// <summary>Runs a command on a connection that stays.</summary>
    public static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public Task<NpgsqlConnection> OpenAsync() => database.OpenAsync();

    /// <summary>Applies the second script.</summary>
    public Task<Report> UpAsync(MigratorOptions? options = null) =>
        MigratorWith(options ?? new() { LockTimeout = TimeSpan.FromSeconds(20) }).UpAsync();

    /// <summary>Waits until the phase waits for a table.</summary>
    public Task WaitsAsync(string table) => Until.AnswersAsync(
        async () => await database.ReadAsync<bool>(
            $"SELECT EXISTS (SELECT FROM pg_locks WHERE relation = '{table}'::regclass AND NOT granted)") ? "yes" : null,
        $"a wait for table {table}");

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private Migrator MigratorWith(MigratorOptions options) => scripts.On(PostgresEngine.Connect(database.ConnectionString), options);
}
