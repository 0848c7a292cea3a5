using SchemaRunner.Reports;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Mutations;

/// <summary>No small loss passes; the directives that a refusal prints let exactly it pass.</summary>
public sealed class SqliteMutationTests(SqliteMutationFixture fixture) : IClassFixture<SqliteMutationFixture>
{
    private const string Idle = "expect drop table nowhere";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => SqliteMutations.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Up_Mutation_IsRefusedByItsCheckAndPassesAsDeclared(string name)
    {
        var mutation = SqliteMutations.ByName[name];
        await using var database = await fixture.CopyAsync();

        var mismatches = await RefusedAsync(database, mutation.Script);

        mismatches.ShouldContain(m => m.ToString().StartsWith(mutation.Sentence, StringComparison.Ordinal), string.Join('\n', mismatches));
        (await database.DumpAsync()).ShouldBe(fixture.Dump);

        var directives = DirectivesOf(mismatches);
        await UnderAndOverDeclaredAsync(database, mutation.Script, directives);
        var report = await SqliteMutationFixture.With(database, Declared(directives, mutation.Script)).UpAsync(cancellationToken: Cancellation);
        report.Verdict.ShouldBe(Verdict.Verified);
    }

    // one refusal says all that has to be declared, and names the rows
    private static List<string> DirectivesOf(IReadOnlyList<Mismatch> mismatches)
    {
        mismatches.Where(m => m.Code is "SR301" or "SR302").ShouldAllBe(m => m.Samples.Count > 0);
        return [.. mismatches.Select(m => m.Directive.ShouldNotBeNull(m.ToString())).Distinct()];
    }

    private static async Task UnderAndOverDeclaredAsync(SqliteTestDatabase database, string script, List<string> directives)
    {
        foreach (var left in directives.Count > 1 ? directives : [])
            (await RefusedAsync(database, Declared(directives.Where(d => d != left), script))).ShouldNotBeEmpty(left);

        // up to N orphans may be none
        foreach (var idle in directives.Where(d => !d.StartsWith("expect orphans", StringComparison.Ordinal)))
            (await RefusedAsync(database, Declared([idle], "SELECT 1;"))).ShouldHaveSingleItem().Code.ShouldBe("SR320");
        (await RefusedAsync(database, Declared([.. directives, Idle], script))).ShouldHaveSingleItem().Code.ShouldBe("SR320");
    }

    private static async Task<IReadOnlyList<Mismatch>> RefusedAsync(SqliteTestDatabase database, string script)
    {
        var failure = await Should.ThrowAsync<MigrationFailedException>(
            SqliteMutationFixture.With(database, script).UpAsync(cancellationToken: Cancellation));
        failure.Report.Verdict.ShouldBe(Verdict.Mismatch, $"{script}\n{failure.Report.Problem?.Message}");
        return failure.Report.Phases[^1].Mismatches;
    }

    private static string Declared(IEnumerable<string> directives, string script) =>
        string.Concat(directives.Select(d => $"-- schemarunner:{d}\n")) + script;
}
