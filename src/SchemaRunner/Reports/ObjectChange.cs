using SchemaRunner.Snapshots;

namespace SchemaRunner.Reports;

/// <summary>What happened to an object of the structure.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Dropped,

    /// <summary>It has another name and the same definition.</summary>
    Renamed,

    /// <summary>It has another definition.</summary>
    Changed,
}

/// <summary>One change to the structure, declared or free or refused.</summary>
/// <param name="Change">What happened.</param>
/// <param name="Kind">To what kind of object.</param>
/// <param name="Name">Its name before, or after when it is new.</param>
/// <param name="Detail">The new name, or the properties that changed as <c>property: was → now</c>.</param>
public sealed record ObjectChange(ChangeKind Change, ObjectKind Kind, string Name, string? Detail = null);
