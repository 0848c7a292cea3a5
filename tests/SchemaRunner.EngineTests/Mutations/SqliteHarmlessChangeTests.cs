using SchemaRunner.Reports;

namespace SchemaRunner.EngineTests.Mutations;

/// <summary>What loses nothing passes without a word, and leaves nothing that <c>verify</c> would find.</summary>
public sealed class SqliteHarmlessChangeTests(SqliteMutationFixture fixture) : IClassFixture<SqliteMutationFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => SqliteHarmlessChanges.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Up_HarmlessChange_PassesAndLeavesNothingToFind(string name)
    {
        await using var database = await fixture.CopyAsync();
        var migrator = SqliteMutationFixture.With(database, SqliteHarmlessChanges.ByName[name]);

        var report = await RunAsync(migrator);

        report.Phases.SelectMany(p => p.Mismatches).ShouldBeEmpty();
        report.Problem.ShouldBeNull();
        report.Verdict.ShouldBe(Verdict.Verified);
        (await migrator.VerifyAsync(Cancellation)).ShouldBeEmpty();
        (await migrator.HistoryAsync(Cancellation)).Count.ShouldBe(2);
    }

    // the report says why, an exception's text only that
    private static async Task<Report> RunAsync(Migrator migrator)
    {
        try
        {
            return await migrator.UpAsync(cancellationToken: Cancellation);
        }
        catch (MigrationFailedException failure)
        {
            return failure.Report;
        }
    }
}
