using SchemaRunner.Cli.Demo;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Rehearsals;

public sealed class PostgresRehearsalFisheriesTests : RehearsalFisheriesContract
{
    protected override IEnumerable<string> AfterLoading => new LegacyData().PostgresSequenceStatements();

    protected override Task<ITestDatabase> CreateDatabaseAsync() => PostgresTestDatabase.CreateAsync();
}
