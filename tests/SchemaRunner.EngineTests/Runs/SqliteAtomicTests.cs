using System.Data.Common;
using Microsoft.Data.Sqlite;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Runs;

public sealed class SqliteAtomicTests : AtomicContract
{
    protected override string HiddenWrite =>
        "CREATE TRIGGER notes AFTER INSERT ON log BEGIN UPDATE customer SET note = 'seen' WHERE id = 1; END";

    protected override string Hiding => "ALTER TABLE customer RENAME TO client; ";

    protected override string EndlessStatement => "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

    protected override Task<ITestDatabase> CreateAsync() => SqliteTestDatabase.CreateAsync();

    protected override async Task<DbConnection> OpenAsync(ITestDatabase database)
    {
        var connection = new SqliteConnection($"Data Source={((SqliteTestDatabase)database).FilePath};Pooling=False");
        await connection.OpenAsync(Token);
        return connection;
    }
}
