namespace SchemaRunner.Scripts;

/// <summary>One statement is longer than a text can be; caught by the loader.</summary>
internal sealed class StatementTooLongException() : Exception("a statement is longer than 500 million characters");
