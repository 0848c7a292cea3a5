namespace SchemaRunner.Scripts;

/// <summary>A script as its source holds it: not yet decoded, parsed or judged.</summary>
/// <param name="Direction">Which folder it stands in.</param>
/// <param name="FileName">The file's name, such as <c>0002_rename_master_wilayah.postgres.sql</c>.</param>
/// <param name="Path">Where a person finds it: a path relative to where they are, or a resource's name.</param>
/// <param name="Content">Its bytes.</param>
public sealed record ScriptFile(Direction Direction, string FileName, string Path, ReadOnlyMemory<byte> Content);
