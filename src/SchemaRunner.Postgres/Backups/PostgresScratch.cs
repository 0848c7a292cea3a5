using SchemaRunner.Backups;
using SchemaRunner.Engines;

namespace SchemaRunner.Postgres.Backups;

/// <summary>A scratch database on a server.</summary>
/// <param name="databases">The connection that keeps it alive.</param>
/// <param name="name">Its name.</param>
/// <param name="engine">The way to it.</param>
/// <param name="hasOwners">Whether owners and grants were restored.</param>
internal sealed class PostgresScratch(ScratchDatabases databases, string name, IEngine engine, bool hasOwners) : IScratchDatabase
{
    /// <inheritdoc/>
    public IEngine Engine => engine;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Way { get; set; } = "";

    /// <inheritdoc/>
    public IReadOnlyList<string> Differences { get; set; } = [];

    /// <inheritdoc/>
    public bool HasOwners => hasOwners;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await databases.DropAsync(name);
        }
        finally
        {
            await databases.DisposeAsync();
        }
    }
}
