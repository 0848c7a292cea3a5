namespace SchemaRunner.Snapshots;

/// <summary>One column before and after a phase; one side is absent when it is gone or new.</summary>
internal sealed record ColumnPair(Column? Before, Column? After);
