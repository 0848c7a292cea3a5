using SchemaRunner.Journal;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Planning;

/// <summary>Lets only those scripts run that the journal says were proven, as they are now.</summary>
internal static class RequiredProof
{
    /// <summary>Makes sure of it.</summary>
    /// <remarks>Of several proofs of the same pair of scripts the last one counts: the data may have been others.</remarks>
    /// <exception cref="RefusedException">Some are not; each is named, with why.</exception>
    public static void Of(IReadOnlyList<PlannedPhase> phases, IReadOnlyList<JournalEntry> journal)
    {
        var proofs = journal.Where(entry => entry.Event == JournalEvent.Proven).ToLookup(entry => entry.Version);
        var unproven = phases
            .Select(phase => (phase.Script.Path, Why: WhyNot(phase.Migration, [.. proofs[phase.Migration.Version]])))
            .Where(phase => phase.Why is not null)
            .Select(phase => $"\n  {phase.Path} {phase.Why}")
            .ToList();
        if (unproven.Count == 0) return;
        throw new RefusedException(
            "SR219", $"not proven:{string.Concat(unproven)}", "'schemarunner prove --record' proves them on a copy of the database");
    }

    private static string? WhyNot(Migration migration, IReadOnlyList<JournalEntry> proofs)
    {
        if (proofs.Count == 0) return "was never proven";
        var ofThisUp = proofs.Where(entry => entry.Checksum == migration.Up.Checksum).Select(entry => entry.Proof).OfType<MigrationProof>().ToList();
        if (ofThisUp.Count == 0) return "was changed after it was proven";
        return ofThisUp.LastOrDefault(proof => proof.DownChecksum == migration.Down?.Checksum) switch
        {
            null => $"was proven with another down script than {migration.Down?.Path ?? "none"}",
            { Holds: true } => null,
            { Verdict: var verdict } => $"was found to be {ProofWords.Of(verdict)}",
        };
    }
}
