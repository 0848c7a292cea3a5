using SchemaRunner.Cli.Demo;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Fisheries;

public sealed class PostgresFisheries() : FisheriesFixture(PostgresTestDatabase.CreateAsync, CatalogQueries.Postgres)
{
    protected override IEnumerable<string> AfterLoading => new LegacyData().PostgresSequenceStatements();
}
