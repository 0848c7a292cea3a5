namespace SchemaRunner.Reports;

/// <summary>The backup that a run made before its first phase.</summary>
/// <param name="File">Its file.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of the file, in lower-case hex.</param>
public sealed record RunBackup(string File, long Size, string Sha256);
