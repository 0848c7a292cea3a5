using Npgsql;
using SchemaRunner.Reports;

namespace SchemaRunner.EngineTests.Mutations;

/// <summary>What an administrator does between two runs, and no phase can do within one, is no drift and no mismatch.</summary>
public sealed class MaintenanceTests(SqliteMutationFixture fixture) : IClassFixture<SqliteMutationFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Up_AfterVacuumOnPostgres_FindsTheDatabaseAsItWas()
    {
        await using var database = await (await PostgresTemplate.GetAsync()).CopyAsync();
        await using (var source = NpgsqlDataSource.Create(database.ConnectionString))
        {
            foreach (var command in new[] { "VACUUM (FULL, ANALYZE)", "REINDEX SCHEMA public", "CLUSTER account USING account_region_idx", "ALTER TABLE account SET WITHOUT CLUSTER", "CHECKPOINT" })
            {
                await using var maintenance = source.CreateCommand(command);
                await maintenance.ExecuteNonQueryAsync(Cancellation);
            }
        }

        var report = await database.UpAsync("UPDATE account SET note = note;");

        report.Verdict.ShouldBe(Verdict.Verified);
        (await database.VerifyAsync(["UPDATE account SET note = note;"])).Where(f => f.Code != "SR307").ShouldBeEmpty();
    }

    [Fact]
    public async Task Up_AfterVacuumOnSqlite_FindsTheDatabaseAsItWas()
    {
        await using var database = await fixture.CopyAsync();
        await database.ExecuteAsync("PRAGMA auto_vacuum = FULL; VACUUM; ANALYZE; REINDEX; PRAGMA page_size = 8192; VACUUM; PRAGMA journal_mode = WAL;");
        var migrator = SqliteMutationFixture.With(database, "UPDATE city SET name = name;");

        (await migrator.UpAsync(cancellationToken: Cancellation)).Verdict.ShouldBe(Verdict.Verified);

        (await migrator.VerifyAsync(Cancellation)).ShouldBeEmpty();
    }
}
