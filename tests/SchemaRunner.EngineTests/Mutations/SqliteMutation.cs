namespace SchemaRunner.EngineTests.Mutations;

/// <summary>A small change that a careless script makes, and the sentence that must refuse it.</summary>
/// <param name="Name">What the change is, in words.</param>
/// <param name="Script">The script that makes it.</param>
/// <param name="Sentence">How one of the mismatches begins: its code, kind and object.</param>
internal sealed record SqliteMutation(string Name, string Script, string Sentence);
