using SchemaRunner.Backups;
using SchemaRunner.Engines;

namespace SchemaRunner.Sqlite.Backups;

/// <summary>A scratch database in a folder of its own.</summary>
internal sealed class SqliteScratch(ScratchFolder folder, SqliteEngine engine) : IScratchDatabase
{
    /// <inheritdoc/>
    public IEngine Engine => engine;

    /// <inheritdoc/>
    public string Name => folder.Path;

    /// <inheritdoc/>
    public string Way { get; init; } = "";

    /// <inheritdoc/>
    public IReadOnlyList<string> Differences { get; init; } = [];

    /// <inheritdoc/>
    public bool HasOwners => true;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
