namespace SchemaRunner.EngineTests.Load;

/// <summary>A writer met something other than waiting.</summary>
internal sealed class WriterFailedException(string writer, string statement, string phase, string message, Exception? cause = null)
    : Exception($"{writer} failed in {phase}\n  statement: {statement}\n  server: {message}", cause);
