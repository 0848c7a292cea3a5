using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Adoption;

public sealed class SqliteFreshProofTests : FreshProofContract
{
    private readonly string temporary;

    public SqliteFreshProofTests()
    {
        temporary = Directory.CreateDirectory(Here.PathOf("temporary")).FullName;
        Here.Variables["TMPDIR"] = temporary;
    }

    protected override string Engine => "sqlite";

    protected override Task<ITestDatabase> CreateDatabaseAsync() => SqliteTestDatabase.CreateAsync();

    protected override Task<int> CountScratchAsync() => Task.FromResult(Directory.GetDirectories(temporary, "schemarunner-scratch-*").Length);
}
