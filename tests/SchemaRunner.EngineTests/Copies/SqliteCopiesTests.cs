using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Copies;

public sealed class SqliteCopiesTests : CopiesContract
{
    protected override Task<ITestDatabase> CreateAsync() => SqliteTestDatabase.CreateAsync();

    protected override Task<bool> ExistsAsync(ITestDatabase database, string name) => Task.FromResult(Directory.Exists(name));

    protected override async Task<string> LeaveBehindAsync(ITestDatabase database)
    {
        var folder = Directory.CreateTempSubdirectory("schemarunner-scratch-verify-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "in-use"), "");
        await File.WriteAllTextAsync(Path.Combine(folder, "scratch.db"), "");
        return folder;
    }
}
