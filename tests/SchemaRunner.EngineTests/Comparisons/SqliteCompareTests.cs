using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Comparisons;

public sealed class SqliteCompareTests : CompareContract
{
    protected override string Engine => "sqlite";

    protected override string Schema => "main";

    protected override Task<ITestDatabase> CreateDatabaseAsync() => SqliteTestDatabase.CreateAsync();

    protected override async Task CopyByTheVendorsToolAsync() =>
        await B.ExecuteAsync(await Tool.RunAsync("sqlite3", ((SqliteTestDatabase)A).FilePath, ".dump"));
}
