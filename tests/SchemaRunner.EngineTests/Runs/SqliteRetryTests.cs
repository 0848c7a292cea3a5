using System.Data.Common;
using Microsoft.Data.Sqlite;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Runs;

public sealed class SqliteRetryTests : RetryContract
{
    protected override string Write => "BEGIN IMMEDIATE";

    protected override string InTheWay => "locked by another connection";

    protected override string Slow => "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT count(*) FROM n";

    protected override string EndlessStatement => "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

    protected override Task<ITestDatabase> CreateAsync() => SqliteTestDatabase.CreateAsync();

    protected override async Task<DbConnection> OpenAsync(ITestDatabase database)
    {
        var connection = new SqliteConnection($"Data Source={((SqliteTestDatabase)database).FilePath};Pooling=False");
        await connection.OpenAsync(Token);
        return connection;
    }
}
