using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Adoption;

[Collection(Alone)]
public sealed class PostgresFreshProofTests : FreshProofContract
{
    /// <summary>Those that make scratch databases for this purpose, and count them, run one after the other.</summary>
    public const string Alone = "fresh on PostgreSQL";

    protected override string Engine => "postgres";

    protected override Task<ITestDatabase> CreateDatabaseAsync() => PostgresTestDatabase.CreateAsync();

    protected override async Task<int> CountScratchAsync() =>
        int.Parse((await Database.QueryAsync("SELECT COUNT(*) FROM pg_database WHERE datname LIKE 'schemarunner\\_fresh%'"))!);
}
