using System.Runtime.CompilerServices;
using SchemaRunner.Checks;

namespace SchemaRunner.Tests.Checks;

public sealed class CheckDocumentationTests
{
    // assertions are run by the script runner, not by a check of two snapshots
    private static readonly IEnumerable<string> Codes = AllChecks.InOrder.Select(c => c.Code).Append("SR321");

    [Fact]
    public void EveryCheck_HasACodeOfItsOwn_ThatReportsAndDocumentsKnow()
    {
        Codes.ShouldBeUnique();
        CheckNames.All.Select(c => c.Code).Order().ShouldBe(Codes.Order());
    }

    [Fact]
    public void EveryCheck_HasASectionWithADirectiveThatIsRead()
    {
        var sections = File.ReadAllText(Path.Combine(Root(), "docs", "checks.md")).Split("\n## ")[1..];

        sections.Where(s => s.StartsWith("SR", StringComparison.Ordinal)).Select(s => s[..5]).ShouldBe(Codes.Order());
        var directives = sections.SelectMany(s => s.Split('\n')).Where(l => l.StartsWith("-- schemarunner:", StringComparison.Ordinal)).ToList();
        directives.Count.ShouldBeGreaterThan(25);
        foreach (var directive in directives)
            Scripts.MemorySource.Load(("up/1_a.sql", $"{directive}\nSELECT 1"), ("down/1_a.sql", "SELECT 1"));
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "..", "..", "..", ".."));
}
