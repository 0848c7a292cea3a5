using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Support;
using static SchemaRunner.EngineTests.Proofs.FaultyScripts;

namespace SchemaRunner.EngineTests.Proofs;

public sealed class PostgresProofTests : ProofContract
{
    protected override string Engine => "postgres";

    protected override (string Make, string Up, string Down) Default => (
        "CREATE TABLE setting (id integer PRIMARY KEY, v integer DEFAULT 0);",
        $"{Expect("alter setting.v")}\nALTER TABLE setting ALTER COLUMN v SET DEFAULT 1;",
        $"{Expect("alter setting.v")}\nALTER TABLE setting ALTER COLUMN v SET DEFAULT 2;");

    protected override (string Up, string Down) Outside => (
        "-- schemarunner:transaction none\nCREATE INDEX CONCURRENTLY ix_outside ON customer (name);",
        $"-- schemarunner:transaction none\n{Expect("drop index ix_outside")}\nDROP INDEX CONCURRENTLY ix_outside;");

    protected override Task<ITestDatabase> CreateAsync() => PostgresTestDatabase.CreateAsync();

    protected override string Endless(string word) => $"SELECT pg_sleep(600), '{word}';";

    private protected override Task<string?> FindScratchAsync(ITestDatabase database, CliProcess process, string word) =>
        database.QueryAsync($"SELECT datname FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid() AND query LIKE '%{word}%'");

    protected override async Task<bool> ExistsAsync(ITestDatabase database, string scratch) =>
        await database.QueryAsync($"SELECT 1 FROM pg_database WHERE datname = '{scratch}'") is not null;
}
