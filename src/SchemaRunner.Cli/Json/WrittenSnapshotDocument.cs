namespace SchemaRunner.Cli.Json;

/// <summary>The result of <c>snapshot --output json</c>; the snapshot itself is in the file.</summary>
internal sealed record WrittenSnapshotDocument(string File, string Database, int Tables, long Rows);
