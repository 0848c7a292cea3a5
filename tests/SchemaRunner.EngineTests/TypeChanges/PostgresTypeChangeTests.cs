using SchemaRunner.Postgres;
using SchemaRunner.Reports;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.TypeChanges;

/// <summary>A type that changes as declared passes where every value survives it, and is refused by example where one does not.</summary>
public sealed class PostgresTypeChangeTests(PostgresTypeChangeTests.Fixture fixture) : IClassFixture<PostgresTypeChangeTests.Fixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int, string> KeptOnes() => Numbered(PostgresTypeChanges.Kept);

    public static TheoryData<int, string> LostOnes() => Numbered(PostgresTypeChanges.Lost);

    [Theory]
    [MemberData(nameof(KeptOnes))]
    public async Task Up_ValuesSurvive_IsVerifiedWhenDeclaredAndNamesTheTypeAloneWhenNot(int number, string what)
    {
        var declared = await fixture.RunAsync($"kept_{number}", PostgresTypeChanges.Kept[number], isDeclared: true);
        declared.Problem?.Message.ShouldBeNull(what);
        declared.Phases[^1].Mismatches.SelectMany(m => m.Samples.Prepend(m.ToString())).ShouldBeEmpty(what);

        var undeclared = await fixture.RunAsync($"kept_{number}", PostgresTypeChanges.Kept[number], isDeclared: false);
        undeclared.Phases[^1].Mismatches.ShouldHaveSingleItem().Code.ShouldBe("SR304", what);
    }

    [Theory]
    [MemberData(nameof(LostOnes))]
    public async Task Up_ValuesLost_IsRefusedWithRowsBeforeAndAfter(int number, string what)
    {
        var table = $"lost_{number}";

        var report = await fixture.RunAsync(table, PostgresTypeChanges.Lost[number], isDeclared: true);

        report.Problem?.Message.ShouldBeNull(what);
        var mismatch = report.Phases[^1].Mismatches.ShouldHaveSingleItem();
        mismatch.ToString().ShouldStartWith($"SR302 column {table}.v: ");
        mismatch.Samples.Count.ShouldBeInRange(1, 3);
        mismatch.Samples.ShouldAllBe(sample => sample.StartsWith("id=", StringComparison.Ordinal) && sample.Contains(" → "), what);
    }

    [Fact]
    public async Task Up_ScaleCutOff_ShowsThreeRowsBeforeAndAfterAndHowManyMore()
    {
        var report = await fixture.RunAsync("lost_0", PostgresTypeChanges.Lost[0], isDeclared: true);

        report.Phases[^1].Mismatches.ShouldHaveSingleItem().Samples.ShouldBe(
            ["id=1: 1.50 → 2", "id=2: 2.49 → 2", "id=4: 9.99 → 10 (and 1 more row)"]);
    }

    private static TheoryData<int, string> Numbered(IReadOnlyList<TypeChange> changes)
    {
        var data = new TheoryData<int, string>();
        foreach (var (number, change) in changes.Index()) data.Add(number, change.ToString());
        return data;
    }

    /// <summary>One database with a table for every case, which each case changes and rolls back.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        private static readonly string s_base = PostgresTypeChanges.Types + string.Concat(
            PostgresTypeChanges.Kept.Select((change, i) => Create($"kept_{i}", change))
                .Concat(PostgresTypeChanges.Lost.Select((change, i) => Create($"lost_{i}", change))));

        private PostgresDatabase? database;

        /// <inheritdoc/>
        public async ValueTask InitializeAsync()
        {
            database = await PostgresServer.CreateDatabaseAsync();
            await new TestScripts(("up/1_base.sql", s_base)).On(PostgresEngine.Connect(database.ConnectionString)).UpAsync(cancellationToken: Cancellation);
        }

        /// <summary>Rehearses a change in a script that works in another zone than ours.</summary>
        internal async Task<Report> RunAsync(string table, TypeChange change, bool isDeclared)
        {
            var turn = change.Using.Length > 0 ? $" USING {change.Using}" : "";
            var script = (isDeclared ? $"-- schemarunner:expect alter {table}.v\n" : "")
                + $"SET TimeZone = 'Asia/Jakarta';\nALTER TABLE {table} ALTER COLUMN v TYPE {change.Now}{turn};";
            try
            {
                return await new TestScripts(("up/1_base.sql", s_base), ("up/2_change.sql", script))
                    .On(PostgresEngine.Connect(database!.ConnectionString)).UpAsync(dryRun: true, cancellationToken: Cancellation);
            }
            catch (MigrationFailedException failure)
            {
                return failure.Report;
            }
        }

        /// <inheritdoc/>
        public ValueTask DisposeAsync() => database?.DisposeAsync() ?? ValueTask.CompletedTask;

        private static string Create(string table, TypeChange change) =>
            $"CREATE TABLE {table} (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v {change.Was}); "
            + string.Concat(change.Values.Append("NULL").Select(value => $"INSERT INTO {table} (v) VALUES ({value});\n"));
    }
}
