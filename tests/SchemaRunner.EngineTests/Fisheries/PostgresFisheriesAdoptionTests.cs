using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Fisheries;

public sealed class PostgresFisheriesAdoptionTests() : FisheriesAdoptionContract(PostgresTestDatabase.CreateAsync);
