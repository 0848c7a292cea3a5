using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Crashes;

public sealed class UndisturbedSqliteRun() : UndisturbedRun(SqliteTestDatabase.CreateAsync);
