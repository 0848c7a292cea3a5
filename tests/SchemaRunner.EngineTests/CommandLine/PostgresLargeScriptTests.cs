using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CommandLine;

public sealed class PostgresLargeScriptTests : LargeScriptContract
{
    protected override string Engine => "postgres";

    protected override int ColumnOfTheUnknownName => 13;

    protected override Task<ITestDatabase> CreateDatabaseAsync() => PostgresTestDatabase.CreateAsync();

    /// <summary>Half of the script is the data of one COPY.</summary>
    protected override int WriteMore(TextWriter script)
    {
        var words = new string('y', 500);
        script.Write("COPY t FROM stdin;\n");
        for (var row = 1; row <= 40_000; row++) script.Write($"{row}\t{words}\n");
        script.Write("\\.\n");
        return 40_000;
    }
}
