namespace SchemaRunner.Journal;

/// <summary>What the journal's entries add up to.</summary>
/// <param name="Applied">The migrations that are applied, in the order of their numbers.</param>
/// <param name="Incomplete">The phase that stopped part of the way; <see langword="null"/> when none did.</param>
internal sealed record JournalState(IReadOnlyList<AppliedMigration> Applied, IncompletePhase? Incomplete)
{
    /// <summary>Folds the journal's entries.</summary>
    public static JournalState Of(IReadOnlyList<JournalEntry> entries) =>
        new(AppliedMigration.Fold(entries), IncompletePhase.Find(entries));
}
