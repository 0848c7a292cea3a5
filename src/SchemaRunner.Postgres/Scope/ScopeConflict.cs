using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Scope;

/// <summary>Tells a script's clash with another session's write from every other failure, and predicts more after one.</summary>
/// <remarks>
/// The transaction's snapshot was taken after the locks, so nobody else can have changed a row of a locked table that it
/// does not see: the row is one of a table outside the scope, and the phase has to begin again with a wider one. Which
/// table it was the server does not say: first every table that the script names is locked, then every one there is.
/// </remarks>
internal sealed class ScopeConflict
{
    private string? _script;
    private int _conflicts;

    /// <summary>Predicts what a script touches, and more with every clash that it met since it was last predicted.</summary>
    public TableScope Predict(Script script, Structure structure, IReadOnlyList<string> path)
    {
        if (_script != script.Checksum) _conflicts = 0;
        _script = script.Checksum;
        return _conflicts > 1
            ? TableScope.Everything("others keep changing rows of tables that the script needs and that were not locked")
            : Prediction.Of(script, structure, path, withRead: _conflicts > 0);
    }

    /// <summary>Does work of the script's.</summary>
    /// <exception cref="ScopeChangedException">Another session has changed a row that was not locked.</exception>
    public async Task<T> WatchAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (EngineException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure } error)
        {
            _conflicts++;
            throw new ScopeChangedException($"another session has changed rows of a table that was not locked: {error.MessageText}", error);
        }
    }

    /// <inheritdoc cref="WatchAsync{T}"/>
    public Task WatchAsync(Func<Task> work) => WatchAsync(async () =>
    {
        await work();
        return true;
    });
}
