namespace SchemaRunner.Cli.Configuration;

/// <summary>A setting's text and where it was found, so that a wrong value can be blamed on its place.</summary>
/// <param name="Text">The text.</param>
/// <param name="Place"><c>--verify</c>, <c>SCHEMARUNNER_VERIFY</c> or <c>schemarunner.json: verify</c>.</param>
internal sealed record Setting(string Text, string Place);
