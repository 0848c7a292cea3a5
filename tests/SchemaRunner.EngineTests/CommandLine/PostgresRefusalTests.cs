using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CommandLine;

public sealed class PostgresRefusalTests : RefusalContract
{
    protected override string Engine => "postgres";

    protected override Task<ITestDatabase> CreateDatabaseAsync() => PostgresTestDatabase.CreateAsync();

    protected override string ForeignKey =>
        "\nALTER TABLE child ADD FOREIGN KEY (parent_id) REFERENCES parent (id) NOT VALID;";
}
