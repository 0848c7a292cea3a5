namespace SchemaRunner.Comparisons;

/// <summary>One side of a comparison.</summary>
/// <param name="Name">The database without secrets, or the path of the snapshot file.</param>
/// <param name="Product"><c>PostgreSQL</c> or <c>SQLite</c>.</param>
/// <param name="ServerVersion">Its version.</param>
/// <param name="TakenAt">The moment that was read, UTC.</param>
/// <param name="IsFile">Whether it is a snapshot from a file.</param>
public sealed record ComparedDatabase(string Name, string Product, string ServerVersion, DateTimeOffset TakenAt, bool IsFile);
