using System.Collections.Concurrent;
using SchemaRunner.Reports;

namespace SchemaRunner.EngineTests.Mutations;

/// <summary>What every mutation must meet: refused by its check, named, undone; and allowed once it is declared.</summary>
public abstract class PostgresMutationTests
{
    // a refused script leaves its database as it was, so that the next one can have it
    private static readonly ConcurrentBag<PostgresCopy> s_unharmed = [];

    private protected static async Task RefuseThenAllowAsPrinted(PostgresMutation mutation)
    {
        var template = await PostgresTemplate.GetAsync();
        if (!s_unharmed.TryTake(out var database)) database = await template.CopyAsync();

        var refused = await database.UpAsync(mutation.Script);

        refused.Problem?.Message.ShouldBeNull();
        refused.Verdict.ShouldBe(Verdict.Mismatch);
        var found = refused.Phases[^1].Mismatches;
        found.ShouldContain(m => m.Code.StartsWith(mutation.Code, StringComparison.Ordinal) && m.ToString().Contains(mutation.Object, StringComparison.Ordinal), Words(refused));
        found.Where(m => m.Code is "SR301" or "SR302").ShouldAllBe(m => m.Samples.Count > 0, Words(refused));
        (await database.DumpAsync()).ShouldBe(template.Dump);

        var directives = string.Concat(found.Where(m => m.Directive is not null).Select(m => $"-- schemarunner:{m.Directive}\n"));
        var allowed = await database.UpAsync(directives + mutation.Script, dryRun: true);

        allowed.Problem?.Message.ShouldBeNull();
        allowed.Verdict.ShouldBe(mutation.CanBeAllowed ? Verdict.DryRun : Verdict.Mismatch, $"{directives}still: {Words(allowed)}");
        s_unharmed.Add(database);
    }

    private protected static TheoryData<string> NamesOf(IEnumerable<PostgresMutation> mutations)
    {
        var names = mutations.Select(m => m.Name).ToList();
        names.ShouldBeUnique();
        return [.. names];
    }

    private static string Words(Report report) => string.Join('\n', report.Phases[^1].Mismatches.Select(m => m.ToString()).Concat(report.Phases[^1].Notes));
}
