using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Rehearsals;

public sealed class SqliteRehearsalEndTests : RehearsalEndContract
{
    protected override string Endless =>
        "CREATE TABLE t AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 0;";

    protected override Task<ITestDatabase> CreateDatabaseAsync() => SqliteTestDatabase.CreateAsync();

    protected override Task<string?> TryFindCopyAsync() => Task.FromResult(
        Directory.GetDirectories(Here.PathOf("temporary"), "schemarunner-scratch-rehearse-*")
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "scratch.db-journal"))));

    protected override Task<bool> ExistsAsync(string copy) => Task.FromResult(Directory.Exists(copy));
}
