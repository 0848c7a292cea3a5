using SchemaRunner.Reports;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.TypeChanges;

/// <summary>The same on SQLite, where a type changes by a rebuild and equal numbers are the same value.</summary>
public sealed class SqliteTypeChangeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int, string> KeptOnes() => Numbered(SqliteTypeChanges.Kept);

    public static TheoryData<int, string> LostOnes() => Numbered(SqliteTypeChanges.Lost);

    [Theory]
    [MemberData(nameof(KeptOnes))]
    public async Task Up_ValuesSurvive_IsVerifiedWhenDeclaredAndNamesTheTypeAloneWhenNot(int number, string what)
    {
        var declared = await RunAsync(SqliteTypeChanges.Kept[number], isDeclared: true);
        declared.Problem?.Message.ShouldBeNull(what);
        declared.Phases[^1].Mismatches.SelectMany(m => m.Samples.Prepend(m.ToString())).ShouldBeEmpty(what);

        var undeclared = await RunAsync(SqliteTypeChanges.Kept[number], isDeclared: false);
        undeclared.Phases[^1].Mismatches.ShouldHaveSingleItem().Code.ShouldBe("SR304", what);
    }

    [Theory]
    [MemberData(nameof(LostOnes))]
    public async Task Up_ValuesLost_IsRefusedWithRowsBeforeAndAfter(int number, string what)
    {
        foreach (var isDeclared in new[] { true, false })
        {
            var report = await RunAsync(SqliteTypeChanges.Lost[number], isDeclared);

            report.Problem?.Message.ShouldBeNull(what);
            var mismatch = report.Phases[^1].Mismatches.Where(m => m.Code != "SR304").ShouldHaveSingleItem();
            mismatch.ToString().ShouldStartWith("SR302 column t.v: ");
            mismatch.Samples.Count.ShouldBeInRange(1, 3);
            mismatch.Samples.ShouldAllBe(sample => sample.StartsWith("id=", StringComparison.Ordinal) && sample.Contains(" → "), what);
        }
    }

    private static async Task<Report> RunAsync(TypeChange change, bool isDeclared)
    {
        await using var database = await SqliteTestDatabase.CreateAsync();
        var values = string.Concat(change.Values.Append("NULL").Select(value => $"INSERT INTO t (v) VALUES ({value});\n"));
        var script = (isDeclared ? "-- schemarunner:expect alter t.v\n" : "")
            + $"CREATE TABLE n (id INTEGER PRIMARY KEY, v {change.Now}); INSERT INTO n SELECT id, {(change.Using.Length > 0 ? change.Using : "v")} FROM t; DROP TABLE t; ALTER TABLE n RENAME TO t;";
        try
        {
            return await new TestScripts(("up/1_base.sql", $"CREATE TABLE t (id INTEGER PRIMARY KEY, v {change.Was});\n{values}"), ("up/2_change.sql", script))
                .On(database.CreateEngine()).UpAsync(cancellationToken: Cancellation);
        }
        catch (MigrationFailedException failure)
        {
            return failure.Report;
        }
    }

    private static TheoryData<int, string> Numbered(IReadOnlyList<TypeChange> changes)
    {
        var data = new TheoryData<int, string>();
        foreach (var (number, change) in changes.Index()) data.Add(number, change.ToString());
        return data;
    }
}
