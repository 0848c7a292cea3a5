namespace SchemaRunner.EngineTests.Load;

/// <summary>How a writer reaches the file.</summary>
internal interface ISqliteWriterConnection : IAsyncDisposable
{
    /// <summary>Runs statements in a transaction that takes the write lock when it begins, and waits for it.</summary>
    Task RunAsync(IReadOnlyList<string> statements);
}
