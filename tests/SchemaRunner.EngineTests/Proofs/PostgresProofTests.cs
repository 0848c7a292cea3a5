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
}
