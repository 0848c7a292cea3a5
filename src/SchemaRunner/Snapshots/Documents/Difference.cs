namespace SchemaRunner.Snapshots.Documents;

/// <summary>One thing in which two snapshots, A and B, differ.</summary>
/// <param name="Kind">In what way.</param>
/// <param name="Object">What kind of object it is; a table for rows, a column for values.</param>
/// <param name="Name">The object's name with its schema, as <see cref="ObjectDocument.Name"/> has it.</param>
/// <param name="A">What it is in A, in words; <see langword="null"/> when it is not there.</param>
/// <param name="B">What it is in B, in words; <see langword="null"/> when it is not there.</param>
public sealed record Difference(DifferenceKind Kind, ObjectKind Object, string Name, string? A, string? B);
