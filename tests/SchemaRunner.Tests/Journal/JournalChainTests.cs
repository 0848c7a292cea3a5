using SchemaRunner.Journal;
using SchemaRunner.Tests.Scripts;

namespace SchemaRunner.Tests.Journal;

public sealed class JournalChainTests
{
    private static readonly JournalEntry First = Entries.Applied(
        MemorySource.Load(("up/1_a.sql", "A"), ("down/1_a.sql", "B")).Migrations[0]);

    [Fact]
    public void Seal_TwoEntries_ChainsAndNumbersThem()
    {
        var chain = Chain(3);

        chain.Select(e => e.EventId).ShouldBe([1, 2, 3]);
        chain[2].PreviousHash.ShouldBe(chain[1].Hash);
        JournalChain.FindBreaks(chain).ShouldBeEmpty();
    }

    [Fact]
    public void Seal_KnownEntry_HasAHashThatNeverChanges() =>
        JournalChain.Seal(First, null).Hash.ShouldBe("7d8a0a5d4afb685e37816be6f16a1b9c85135a919ee6eb859c87e3264af31ad9");

    [Fact]
    public void FindBreaks_AnyFieldEdited_NamesTheEvent()
    {
        JournalEntry[] edits =
        [
            Chain(3)[1] with { Script = "A " }, Chain(3)[1] with { AppliedBy = "other" }, Chain(3)[1] with { Report = "{ }" },
            Chain(3)[1] with { DurationMs = 13 }, Chain(3)[1] with { Event = JournalEvent.Failed },
            Chain(3)[1] with { StartedAt = First.StartedAt.AddTicks(10) }, Chain(3)[1] with { Name = "aA", Checksum = First.Checksum },
        ];
        foreach (var edited in edits)
        {
            var chain = Chain(3);
            chain[1] = edited;

            JournalChain.FindBreaks(chain).ShouldHaveSingleItem().ShouldContain("event 2");
        }
    }

    [Fact]
    public void FindBreaks_EntryRemoved_SaysThatEntriesAreMissing()
    {
        var chain = Chain(3);
        chain.RemoveAt(1);

        JournalChain.FindBreaks(chain).ShouldHaveSingleItem().ShouldBe("event 3 follows event 1: entries are missing");
    }

    private static List<JournalEntry> Chain(int length)
    {
        var chain = new List<JournalEntry>();
        for (var i = 0; i < length; i++) chain.Add(JournalChain.Seal(First, chain.LastOrDefault()));
        return chain;
    }
}
