using SchemaRunner.Reports;

namespace SchemaRunner.Planning;

/// <summary>One object in which the live structure is not the one that the journal recorded last.</summary>
/// <param name="Change">Whether it was added, was changed or is gone.</param>
/// <param name="Object">Its kind and name, such as <c>index public.mst_desa: idx_mst_desa_name_lower</c>.</param>
/// <param name="Detail">
/// The properties that were changed, as <c>property: was → now</c>; <see langword="null"/> when the journal does not tell.
/// </param>
public sealed record DriftedObject(ChangeKind Change, string Object, string? Detail = null)
{
    /// <summary><c>column public.invoice.total is gone</c></summary>
    public override string ToString() => Change switch
    {
        ChangeKind.Added => $"{Object} was added",
        ChangeKind.Dropped => $"{Object} is gone",
        _ => $"{Object} was changed{(Detail is null ? "" : $": {Detail}")}",
    };
}
