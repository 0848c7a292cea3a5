using SchemaRunner.Journal;

namespace SchemaRunner.Backups;

/// <summary>The journal inside a backup, in short.</summary>
/// <param name="Entries">How many entries it has.</param>
/// <param name="Hash">The hash of the last one, which stands for them all; empty when there is none.</param>
/// <param name="Version">The highest migration that is applied; <see langword="null"/> for none.</param>
/// <param name="Name">Its name.</param>
public sealed record BackupJournal(long Entries, string Hash, string? Version, string? Name)
{
    /// <summary>Sums a journal up.</summary>
    internal static BackupJournal Of(IReadOnlyList<JournalEntry> entries)
    {
        var last = AppliedMigration.Fold(entries) is [.., var applied] ? applied : null;
        return new(entries.Count, entries is [.., var end] ? end.Hash : "", last?.Version.Text, last?.Name);
    }
}
