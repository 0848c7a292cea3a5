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
    private IReadOnlyList<Table> _altered = [];

    /// <summary>Predicts what a script touches, and more with every clash that it met since it was last predicted.</summary>
    public TableScope Predict(Script script, Structure structure, IReadOnlyList<string> path)
    {
        if (_script != script.Checksum) _conflicts = 0;
        _script = script.Checksum;
        if (_conflicts > 1)
            return TableScope.Everything("others keep changing rows of tables that the script needs and that were not locked");
        var prediction = Prediction.Of(script, structure, path, withRead: _conflicts > 0);
        _altered = [.. structure.Tables.Where(t => prediction.Altered.Contains(t.Id))];
        return prediction.Scope;
    }

    /// <summary>The tables to lock, with those that the script that was predicted last is going to lock against writers.</summary>
    /// <remarks>
    /// Taken one after another they would deadlock with whoever writes to two of them: the script's own locks come when
    /// writers have begun. They are neither read nor compared for that.
    /// </remarks>
    public IReadOnlyList<Table> ToLock(IReadOnlyList<Table> tables)
    {
        var altered = _altered;
        _altered = [];
        return [.. tables.Concat(altered).DistinctBy(t => t.Id)];
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
