using SchemaRunner.EngineTests.Adoption;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Fisheries;

[Collection(PostgresFreshProofTests.Alone)]
public sealed class PostgresFisheriesAdoptionTests() : FisheriesAdoptionContract(PostgresTestDatabase.CreateAsync);
