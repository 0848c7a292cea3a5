using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Support;
using static SchemaRunner.EngineTests.Proofs.FaultyScripts;

namespace SchemaRunner.EngineTests.Proofs;

public sealed class SqliteProofTests : ProofContract
{
    protected override string Engine => "sqlite";

    protected override (string Make, string Up, string Down) Default =>
        (Make("setting", 0), Rebuilt(1), Rebuilt(2));

    protected override (string Up, string Down) Outside => (
        "-- schemarunner:transaction none\nCREATE INDEX ix_outside ON customer (name);",
        $"-- schemarunner:transaction none\n{Expect("drop index ix_outside")}\nDROP INDEX ix_outside;\nVACUUM;");

    protected override Task<ITestDatabase> CreateAsync() => SqliteTestDatabase.CreateAsync();

    protected override string Endless(string word) =>
        $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n; -- {word}";

    // the files that the process has open say where it works
    private protected override Task<string?> FindScratchAsync(ITestDatabase database, CliProcess process, string word) => Task.FromResult(
        Directory.GetFiles($"/proc/{process.Id}/fd").Select(file => new FileInfo(file).LinkTarget)
            .FirstOrDefault(file => file?.EndsWith("scratch.db", StringComparison.Ordinal) ?? false) is { } open
            ? Path.GetDirectoryName(open)
            : null);

    protected override Task<bool> ExistsAsync(ITestDatabase database, string scratch) => Task.FromResult(Directory.Exists(scratch));

    private static string Make(string name, int value) => $"CREATE TABLE {name} (id integer PRIMARY KEY, v integer DEFAULT {value});";

    private static string Rebuilt(int value) =>
        $"{Expect("alter setting.v")}\n{Make("other", value)} INSERT INTO other SELECT * FROM setting; DROP TABLE setting; ALTER TABLE other RENAME TO setting;";
}
