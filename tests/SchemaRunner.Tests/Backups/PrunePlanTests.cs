using SchemaRunner.Backups;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Tests.Backups;

public sealed class PrunePlanTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_Newest_KeepsThatManyOfEachDatabase()
    {
        var plan = Plan(new PruneRule.Newest(2), Backup("a", 1), Backup("b", 2), Backup("a", 3), Backup("a", 4), Backup("a", 5, verified: true));

        Words(plan).ShouldBe(["a1 one of the newest 2", "b2 one of the newest 2", "a3 one of the newest 2", "a4 goes", "a5 the last verified one"]);
        plan.Bytes.ShouldBe(100);
    }

    [Fact]
    public void Of_OlderThan_KeepsTheLastVerifiedOneAlone()
    {
        var plan = Plan(
            new PruneRule.OlderThan(TimeSpan.FromDays(30)), Backup("a", 29), Backup("a", 31), Backup("a", 40, verified: true),
            Backup("a", 50, verified: true));

        Words(plan).ShouldBe(["a29 not that old", "a31 goes", "a40 the last verified one", "a50 goes"]);
    }

    [Fact]
    public void Of_AllOldAndNoneVerified_KeepsTheNewest()
    {
        var plan = Plan(new PruneRule.OlderThan(TimeSpan.FromDays(1)), Backup("a", 2), Backup("a", 3), Backup("b", 4));

        Words(plan).ShouldBe(["a2 the newest one; none is verified", "a3 goes", "b4 the newest one; none is verified"]);
    }

    [Fact]
    public void Of_OneDatabase_LeavesTheOthersAlone()
    {
        BackupFile[] backups = [Backup("a", 1), Backup("b", 2), Backup("a", 3), Backup("b", 4)];

        var plan = PrunePlan.Of(new BackupListing(backups, [], ["b.part"]), new PruneRule.Newest(1), s_now, "a");

        Words(plan, backups).ShouldBe(["a1 one of the newest 1", "b2 ", "a3 goes", "b4 "]);
        plan.Others.ShouldBe(2);
        plan.Leftovers.ShouldBe(["b.part"]);
    }

    private static PrunePlan Plan(PruneRule rule, params BackupFile[] backups)
    {
        var plan = PrunePlan.Of(new BackupListing(backups, [], []), rule, s_now);
        (plan.Kept.Count + plan.Removed.Count).ShouldBe(backups.Length);
        return plan;
    }

    private static IEnumerable<string> Words(PrunePlan plan) => Words(
        plan, [.. plan.Kept.Select(kept => kept.Backup).Concat(plan.Removed).OrderByDescending(backup => backup.Manifest.MadeAt)]);

    private static IEnumerable<string> Words(PrunePlan plan, BackupFile[] backups) => backups.Select(backup =>
        $"{backup.Path} {(plan.Removed.Contains(backup) ? "goes" : plan.Kept.FirstOrDefault(kept => kept.Backup == backup)?.Reason)}");

    private static BackupFile Backup(string database, int days, bool verified = false)
    {
        var madeAt = s_now - TimeSpan.FromDays(days);
        var snapshot = new SnapshotDocument
        {
            Engine = "sqlite", Product = "SQLite", ServerVersion = "3.40.1", Database = database, ToolVersion = "1.0.0", TakenAt = madeAt,
            DigestForm = "sqlite:1", Objects = [], Tables = [],
        };
        return new($"{database}{days}", new BackupManifest
        {
            File = $"{database}{days}", Size = 100, Sha256 = "", MadeAt = madeAt, VerifiedAt = verified ? s_now : null,
            Content = new(snapshot, new(0, "", null, null)),
        });
    }
}
