namespace SchemaRunner.Sqlite.Catalog;

/// <summary>What the ids of a table, its indexes and its columns are made of at a moment.</summary>
/// <param name="OldObjects">How many of its objects were there before the script; they come before the others.</param>
/// <param name="FollowedColumns">The ids of columns that were followed through the script.</param>
internal sealed record IdentityStamp(int OldObjects, IReadOnlyList<string>? FollowedColumns)
{
    /// <inheritdoc/>
    public bool Equals(IdentityStamp? other) =>
        other is not null && OldObjects == other.OldObjects
        && (FollowedColumns is null
            ? other.FollowedColumns is null
            : other.FollowedColumns is not null && FollowedColumns.SequenceEqual(other.FollowedColumns));

    /// <inheritdoc/>
    public override int GetHashCode() => OldObjects;
}
