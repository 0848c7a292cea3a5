using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>Works out of which foreign keys orphans are to be counted, and how little of them will do.</summary>
/// <param name="scope">What the phase reads.</param>
/// <param name="excluded">The tables that are left out.</param>
/// <param name="options">What is to be compared, and whether the user wants everything counted.</param>
internal sealed class OrphanPlan(PhaseScope scope, IReadOnlySet<string> excluded, MigratorOptions options)
{
    /// <summary>
    /// The keys to count before the script: those that may have orphans by right. A key that the server checked once is taken
    /// to have none, and counted only when orphans show up afterwards.
    /// </summary>
    public IReadOnlyList<OrphanScan> Before(Structure structure) =>
        options.VerifyLevel == VerifyLevel.Structure
            ? []
            : [.. structure.ForeignKeys
                .Where(k => !excluded.Contains(k.ChildTableId) && IsInScope(k) && (scope.CountsOrphansBefore || !k.IsValidated))
                .Select(k => new OrphanScan(k))];

    /// <summary>The keys to count after it, and how many need not be.</summary>
    public (IReadOnlyList<OrphanScan> Scans, int Held, int Untouched) After(Touch touch)
    {
        if (options.VerifyLevel == VerifyLevel.Structure) return ([], 0, 0);
        var scans = new List<OrphanScan>();
        var (held, untouched) = (0, 0);
        foreach (var (was, now) in touch.Match.ForeignKeys)
        {
            if (now is null) continue;
            var child = touch.Match.ForAfter(now.ChildTableId);
            var parent = now.ParentTableId is null ? null : touch.Match.ForAfter(now.ParentTableId);
            var childIsWritten = touch.IsWrittenWithin(child);
            var parentIsWritten = parent is not null && touch.IsWrittenWithin(parent);
            if (touch.IsExcluded(child)) continue;
            if (now.IsHeld) held++;
            else if (options.LockScope != LockScope.All && was is not null && !childIsWritten && !parentIsWritten && was.IsValidated == now.IsValidated) untouched++;
            else scans.Add(new OrphanScan(now, childIsWritten, OnlyWrittenRows(was, now, child, parentIsWritten)));
        }

        return (scans, held, untouched);
    }

    private bool OnlyWrittenRows(ForeignKey? was, ForeignKey now, TablePair child, bool parentIsWritten) =>
        was is { IsValidated: true } && !scope.CountsOrphansBefore && was.MatchFull == now.MatchFull
        && !parentIsWritten && child.After!.HoldsRows && child.Before?.Id == child.After.Id;

    private bool IsInScope(ForeignKey key) =>
        scope.Tables.Contains(key.ChildTableId) || (key.ParentTableId is { } parent && scope.Tables.Contains(parent));
}
