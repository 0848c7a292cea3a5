namespace SchemaRunner.Cli.Json;

/// <summary>A file that is, or was, a backup and cannot be used.</summary>
/// <param name="File">The file.</param>
/// <param name="Code">SR6xx.</param>
/// <param name="Reason">Why not.</param>
internal sealed record UnusableDocument(string File, string Code, string Reason);
