using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Crashes;

public sealed class UndisturbedPostgresRun() : UndisturbedRun(PostgresTestDatabase.CreateAsync);
