using SchemaRunner.Reports;

namespace SchemaRunner.EngineTests.Mutations;

public sealed class PostgresHarmlessChangeTests
{
    private static readonly Dictionary<string, IReadOnlyList<(string Name, string Script)>> s_runs =
        PostgresHarmlessChanges.Runs().ToDictionary(r => r.Name, r => r.Changes);

    public static TheoryData<string> Names() => [.. s_runs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Up_HarmlessChange_PassesAndIsNoDriftAfterwards(string change)
    {
        await using var database = await (await PostgresTemplate.GetAsync()).CopyAsync();
        var scripts = s_runs[change].Select(c => c.Script).ToArray();

        var report = await database.UpAsync(scripts);

        var last = s_runs[change][report.Phases.Count - 1].Name;
        report.Problem?.Message.ShouldBeNull(last);
        report.Phases[^1].Mismatches.Select(m => m.ToString()).ShouldBeEmpty(last);
        report.Verdict.ShouldBe(Verdict.Verified);
        report.Phases.Count.ShouldBe(scripts.Length);

        // the orphans that the schema declares
        (await database.VerifyAsync(scripts)).Where(f => f.Code != "SR307").Select(f => $"{f.Code} {f.Object}: {f.Message}").ShouldBeEmpty();
    }
}
