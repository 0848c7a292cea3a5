namespace SchemaRunner.EngineTests.Fisheries;

public sealed class PostgresFisheriesTests(PostgresFisheries fisheries)
    : FisheriesContract(fisheries), IClassFixture<PostgresFisheries>;
