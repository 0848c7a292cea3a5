using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Fisheries;

public sealed class SqliteFisheries() : FisheriesFixture(SqliteTestDatabase.CreateAsync, CatalogQueries.Sqlite)
{
    protected override IEnumerable<string> AfterLoading => [];
}
