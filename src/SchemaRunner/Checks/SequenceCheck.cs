using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>Every sequence is still there, belongs to its column, and hands out no number a second time.</summary>
internal sealed class SequenceCheck : ICheck
{
    public string Code => "SR309";

    public void Compare(Comparison comparison)
    {
        foreach (var (was, now) in SequenceMatch.Of(comparison.Match))
        {
            if (was is null)
                comparison.Changes.Add(new ObjectChange(ChangeKind.Added, ObjectKind.Sequence, Name(comparison.Match.After, now!)));
            else if (now is null)
                Lost(comparison, was);
            else
                Altered(comparison, was, now);
        }
    }

    private void Lost(Comparison comparison, Sequence was)
    {
        var name = Name(comparison.Match.Before, was);
        comparison.Changes.Add(new ObjectChange(ChangeKind.Dropped, ObjectKind.Sequence, name));
        if (IsDropAllowed(comparison, was) || SequenceMatch.WentWithItsColumn(comparison.Match, was)) return;
        comparison.Mismatches.Add(new Mismatch(
            Code, ObjectKind.Sequence, name, $"the sequence at {Position(was)}", "no such sequence", $"expect drop sequence {name}"));
    }

    private void Altered(Comparison comparison, Sequence was, Sequence now)
    {
        var name = Name(comparison.Match.Before, was);
        var differences = DefinitionComparison.Differences(was.Facets, now.Facets, comparison.Match.Renames, tableId: null);
        if (differences.Count > 0)
        {
            comparison.Changes.Add(new ObjectChange(ChangeKind.Changed, ObjectKind.Sequence, name, FacetWords.Changes(differences)));
            if (!IsDropAllowed(comparison, was))
            {
                comparison.Mismatches.Add(new Mismatch(
                    Code, ObjectKind.Sequence, name, FacetWords.Was(differences), FacetWords.Now(differences), $"expect drop sequence {name}"));
            }
        }
        else
        {
            comparison.Keep(ObjectKind.Sequence);
        }

        if (!IsSetBack(was, now) || comparison.Expectations.AllowsSetBack(was)) return;
        comparison.Mismatches.Add(new Mismatch(
            Code, ObjectKind.Sequence, name, $"{Position(was)} or further on", Position(now), $"expect change {name}"));
    }

    private static bool IsSetBack(Sequence was, Sequence now) =>
        was.LastValue is { } before
        && (now.LastValue is not { } after || (was.Descending ? after > before : after < before));

    private static bool IsDropAllowed(Comparison comparison, Sequence was) =>
        comparison.Expectations.AllowsDrop(ObjectKind.Sequence, was.Schema, was.Name, tableId: null);

    private static string Position(Sequence sequence) => sequence.LastValue is { } value ? $"value {value}" : "its start";

    private static string Name(Structure structure, Sequence sequence) => DisplayName.Of(structure, sequence.Schema, sequence.Name);
}
