namespace SchemaRunner.EngineTests.Fisheries;

public sealed class SqliteFisheriesTests(SqliteFisheries fisheries)
    : FisheriesContract(fisheries), IClassFixture<SqliteFisheries>;
