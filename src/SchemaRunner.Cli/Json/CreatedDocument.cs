namespace SchemaRunner.Cli.Json;

/// <summary>The files and folders that a verb made.</summary>
internal sealed record CreatedDocument(IReadOnlyList<string> Created);
