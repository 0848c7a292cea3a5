namespace SchemaRunner.Snapshots;

/// <summary>One property of an object's definition, such as an index's columns or a column's default.</summary>
/// <param name="Name">The property in the words of a report: <c>columns</c>, <c>predicate</c>, <c>on delete</c>.</param>
/// <param name="Value">
/// The property as a person reads it, with names of today; <see langword="null"/> when it is absent. It is the same for
/// the same definition on any server and in any session, so that it can be compared with another database's.
/// </param>
/// <param name="Meaning">
/// The same property in the server's own identifiers (object ids, column numbers), which renames do not change;
/// <see langword="null"/> where the engine has no such form. Two facets are equal when their meanings are equal, or
/// when their values are once renamed names are read as the new ones.
/// </param>
public sealed record Facet(string Name, string? Value, string? Meaning = null)
{
    /// <summary>Whether every character of the value counts: a person's text rather than a definition with names in it.</summary>
    public bool IsExact { get; init; }

    /// <summary>Whether daily work changes it, so that a change between two runs is no drift.</summary>
    public bool IsState { get; init; }
}
