using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Fisheries;

public sealed class SqliteFisheriesAdoptionTests() : FisheriesAdoptionContract(SqliteTestDatabase.CreateAsync);
