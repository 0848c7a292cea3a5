using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Scripts;
using SchemaRunner.Tests.Journal;
using SchemaRunner.Tests.Scripts;

namespace SchemaRunner.Tests.Planning;

public sealed class ChangedScriptTests
{
    private const string Same = "the statements are those that ran: only comments, directives or white space differ";

    [Theory]
    [InlineData("A;\nB;", "-- why\nA;\n\nB;", Same)]
    [InlineData("A;\nB;", "B;\nA;", "the statements that ran stand in another order now")]
    [InlineData("A;\nA;", "A;", "1 statement ran here and is no longer in the script: line 2: A")]
    [InlineData("A;", "A;\nA;", "1 statement never ran here, and accepting the script does not run it: line 2: A")]
    [InlineData(
        "A;\nB;\nC;", "A;\nX;\nY;",
        "2 statements never ran here, and accepting the script does not run them: line 2: X; line 3: Y|2 statements ran here and are no longer in the script: line 2: B; line 3: C")]
    public void Meaning_OfAChange_SaysWhatTheDatabaseHasOfIt(string ran, string now, string meaning)
    {
        var changed = Changed([Applied(ran)], now);

        string.Join('|', changed.Meaning).ShouldBe(meaning);
        changed.HasNeverRun.ShouldBe(meaning.Contains("never ran", StringComparison.Ordinal));
    }

    [Fact]
    public void Meaning_AcceptedBefore_ComparesWithWhatRanAndShowsTheLinesSinceThen()
    {
        var accepted = Applied("A;\nB;") with { Event = JournalEvent.Repaired };

        var changed = Changed([Applied("A;"), accepted], "A;\nC;");

        changed.Difference.ShouldBe("line 2:\n  - B;\n  + C;");
        changed.Meaning.ShouldBe(["1 statement never ran here, and accepting the script does not run it: line 2: C"]);
    }

    [Fact]
    public void Meaning_Adopted_SaysThatNeitherRan()
    {
        var changed = Changed([Applied("A;") with { Event = JournalEvent.Baseline }], "B;");

        changed.Meaning.ShouldBe(["the migration was adopted with the database: neither text ever ran here"]);
        changed.HasNeverRun.ShouldBeTrue();
    }

    [Fact]
    public void Meaning_TextNotKeptAsAWhole_SaysThatItIsNotKnown()
    {
        var changed = Changed([Applied("A;") with { Checksum = "sha256:of-a-larger-text" }], "B;");

        changed.Meaning.ShouldHaveSingleItem().ShouldStartWith("the script is too large to be compared");
        changed.HasNeverRun.ShouldBeTrue();
    }

    [Fact]
    public void Find_Accepted_IsNotChangedAnyMore()
    {
        var accepted = Applied("B;") with { Event = JournalEvent.Repaired, StartedAt = DateTimeOffset.UnixEpoch };
        var journal = JournalState.Of([Applied("A;"), accepted]);

        ChangedScripts.Find(Of("B;"), journal, new PlainDialect(), version: null).ShouldBeEmpty();
        Planner.Up(Of("B;"), journal.Applied, null).ShouldBeEmpty();
        journal.Applied.ShouldHaveSingleItem().Entry.StartedAt.ShouldBe(Applied("A;").StartedAt, "it was applied when it was applied");
    }

    [Fact]
    public void Find_NotApplied_IsRefused() =>
        Should.Throw<RefusedException>(() => ChangedScripts.Find(Of("A;"), JournalState.Of([]), new PlainDialect(), ScriptVersion.Parse("1")))
            .Message.ShouldBe("version 1 is not applied: there is no script of it to stand by");

    private static ChangedScript Changed(IReadOnlyList<JournalEntry> journal, string now) =>
        ChangedScripts.Find(Of(now), JournalState.Of(journal), new PlainDialect(), version: null).ShouldHaveSingleItem();

    private static JournalEntry Applied(string text) => Entries.Applied(Of(text)[0]);

    private static IReadOnlyList<Migration> Of(string text) => MemorySource.Load(("up/1_a.sql", text), ("down/1_a.sql", "-A")).Migrations;
}
