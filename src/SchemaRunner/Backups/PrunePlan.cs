namespace SchemaRunner.Backups;

/// <summary>What goes from a folder of backups, what stays, and why.</summary>
public sealed record PrunePlan
{
    /// <summary>The backups that go, the newest first.</summary>
    public required IReadOnlyList<BackupFile> Removed { get; init; }

    /// <summary>Those that stay, the newest first, each with the reason.</summary>
    public required IReadOnlyList<KeptBackup> Kept { get; init; }

    /// <summary>What killed processes have left; it goes as well.</summary>
    public required IReadOnlyList<string> Leftovers { get; init; }

    /// <summary>How many backups are of other databases than the one that was asked for; they stay as well.</summary>
    public int Others { get; init; }

    /// <summary>How many bytes the removed backups have.</summary>
    public long Bytes => Removed.Sum(backup => backup.Manifest.Size);

    /// <summary>Decides; the last verified backup of a database stays whatever the rule says, and where none is verified the newest.</summary>
    /// <param name="listing">What is in the folder.</param>
    /// <param name="rule">Which may go.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="database">The database whose backups it is about; <see langword="null"/> for all, each on its own.</param>
    public static PrunePlan Of(BackupListing listing, PruneRule rule, DateTimeOffset now, string? database = null)
    {
        ArgumentNullException.ThrowIfNull(listing);
        var kept = new Dictionary<BackupFile, string>();
        var concerned = listing.Backups.Where(backup => database is null || DatabaseOf(backup) == database).ToList();
        foreach (var group in concerned.GroupBy(DatabaseOf, StringComparer.Ordinal))
        {
            var newestFirst = group.ToList();
            for (var i = 0; i < newestFirst.Count; i++)
                if (Reason(rule, i, newestFirst[i], now) is { } reason) kept.Add(newestFirst[i], reason);
            if (newestFirst.Find(backup => backup.Manifest.VerifiedAt is not null) is { } verified) kept.TryAdd(verified, "the last verified one");
            else kept.TryAdd(newestFirst[0], "the newest one; none is verified");
        }

        return new PrunePlan
        {
            Removed = [.. concerned.Where(backup => !kept.ContainsKey(backup))],
            Kept = [.. concerned.Where(kept.ContainsKey).Select(backup => new KeptBackup(backup, kept[backup]))],
            Leftovers = listing.Leftovers,
            Others = listing.Backups.Count - concerned.Count,
        };
    }

    private static string DatabaseOf(BackupFile backup) => backup.Manifest.Content.Snapshot.Database;

    private static string? Reason(PruneRule rule, int place, BackupFile backup, DateTimeOffset now) => rule switch
    {
        PruneRule.Newest(var count) => place < count ? $"one of the newest {count}" : null,
        PruneRule.OlderThan(var age) => now - backup.Manifest.MadeAt <= age ? "not that old" : null,
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, message: null),
    };
}
