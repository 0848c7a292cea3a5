using SchemaRunner.Comparisons;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CanonicalValues;

/// <summary>A PostgreSQL and a SQLite database, and the comparison of what they hold.</summary>
internal sealed class TwoEngines : IAsyncDisposable
{
    private TwoEngines(ITestDatabase postgres, ITestDatabase sqlite) => (Postgres, Sqlite) = (postgres, sqlite);

    public ITestDatabase Postgres { get; }

    public ITestDatabase Sqlite { get; }

    public static async Task<TwoEngines> CreateAsync() => new(await PostgresTestDatabase.CreateAsync(), await SqliteTestDatabase.CreateAsync());

    /// <summary>Compares PostgreSQL as A with SQLite as B.</summary>
    public Task<DatabaseComparison> CompareAsync() => new DatabaseComparer(new ComparisonOptions { ContentOnly = true }).CompareAsync(
        ComparisonSide.Of(Postgres.CreateEngine()), ComparisonSide.Of(Sqlite.CreateEngine()), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Postgres.DisposeAsync();
        await Sqlite.DisposeAsync();
    }
}
