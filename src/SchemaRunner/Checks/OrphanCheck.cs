using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>No foreign key has orphans that it did not have before; a new key has none.</summary>
internal sealed class OrphanCheck : ICheck
{
    public string Code => "SR307";

    public void Compare(Comparison comparison)
    {
        var keys = comparison.Match.ForeignKeys;
        foreach (var (was, now) in keys)
        {
            if (now is null || !comparison.After.Orphans.TryGetValue(now.Id, out var after)) continue;
            var before = was is null ? null : comparison.Before.Orphans.GetValueOrDefault(was.Id);
            var allowed = comparison.Expectations.AllowedOrphans(now);
            var added = AddedSince(before, after);
            if (added == 0 || after.Rows <= allowed) continue;

            var name = DisplayName.OfKey(comparison.Match.After, now);
            comparison.Mismatches.Add(new Mismatch(
                Code, ObjectKind.ForeignKey, DisplayName.OfKeyAndParent(comparison.Match.After, now),
                before is { Rows: > 0 } ? $"no orphan that was none of the {before.Rows:N0} before" : "no orphan",
                $"{Quantity.Of(added, "child row")} without a parent",
                $"expect orphans {name} {after.Rows}")
            {
                Samples = after.Samples,
            });
        }
    }

    /// <summary>How many orphans there are that were none before.</summary>
    private static long AddedSince(OrphanCount? before, OrphanCount after)
    {
        if (before is null || before.Rows == 0) return after.Rows;
        if (before.Rows == after.Rows && before.Digest == after.Digest) return 0;
        if (before.Fingerprints is null || after.Fingerprints is null) return Math.Max(1, after.Rows - before.Rows);

        var known = before.Fingerprints.CountBy(f => f).ToDictionary();
        return after.Fingerprints.CountBy(f => f).Sum(f => (long)Math.Max(0, f.Value - known.GetValueOrDefault(f.Key)));
    }
}
