using SchemaRunner.Cli.Demo;
using SchemaRunner.Planning;

namespace SchemaRunner.Tests.Cli;

public sealed class DemoFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("schemarunner-demo-").FullName;

    [Fact]
    public void Clear_FolderWithSomethingElse_RefusesAndTouchesNothing()
    {
        File.WriteAllText(Path.Combine(root, "dataplatform.db"), "x");
        File.WriteAllText(Path.Combine(root, "thesis.doc"), "x");

        Should.Throw<RefusedException>(new DemoFolder(root).Clear)
            .Message.ShouldBe($"{root} holds 'thesis.doc', which no demo made; nothing was touched");

        Directory.EnumerateFileSystemEntries(root).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(["dataplatform.db", "thesis.doc"]);
    }

    [Fact]
    public void Clear_EarlierDemo_IsReplaced()
    {
        File.WriteAllText(Path.Combine(root, "dataplatform.db"), "x");
        File.WriteAllText(Path.Combine(root, "dataplatform.db-wal"), "x");
        Directory.CreateDirectory(Path.Combine(root, "reports"));
        File.WriteAllText(Path.Combine(root, "reports", "old.html"), "x");

        new DemoFolder(root).Clear();

        Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories)
            .Select(entry => Path.GetRelativePath(root, entry)).Order(StringComparer.Ordinal)
            .ShouldBe(["backups", "reports"]);
    }

    [Fact]
    public void ClearBroken_EarlierDemo_KeepsItsDatabase()
    {
        File.WriteAllText(Path.Combine(root, "dataplatform.db"), "x");

        new DemoFolder(root).ClearBroken();

        File.Exists(Path.Combine(root, "dataplatform.db")).ShouldBeTrue();
        Directory.Exists(Path.Combine(root, "broken")).ShouldBeTrue();
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
