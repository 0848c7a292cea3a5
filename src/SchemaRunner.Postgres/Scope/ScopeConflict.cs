using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Postgres.Locks;
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
    private IReadOnlySet<string> _closed = new HashSet<string>();
    private IReadOnlyList<SchemaObject> _views = [];

    /// <summary>Predicts what a script touches, and more with every clash that it met since it was last predicted.</summary>
    /// <param name="script">The script.</param>
    /// <param name="structure">The structure before it.</param>
    /// <param name="path">The schemas of names without one, in order.</param>
    /// <param name="canLock">Whether a transaction is yet to begin for it, which can lock what the script will lock.</param>
    public TableScope Predict(Script script, Structure structure, IReadOnlyList<string> path, bool canLock)
    {
        if (_script != script.Checksum) _conflicts = 0;
        _script = script.Checksum;
        var prediction = Prediction.Of(script, structure, path, withRead: _conflicts > 0);
        if (canLock)
        {
            _closed = prediction.Closed;
            _views = prediction.Views;
            _altered = [.. structure.Tables.Where(t => prediction.Altered.Contains(t.Id) || _closed.Contains(t.Id))];
        }

        var scope = _conflicts > 1
            ? TableScope.Everything("others keep changing rows of tables that the script needs and that were not locked")
            : prediction.Scope;
        return scope with { Altered = prediction.Altered, Closed = prediction.Closed };
    }

    /// <summary>What to lock: the tables in scope, and those that the script that was predicted last is going to lock itself.</summary>
    /// <remarks>
    /// The script's own locks come late. Taken one after another they would deadlock with whoever writes to two of the
    /// tables; and a lock that shuts readers out, taken on top of one that does not, with whoever has read the table and then
    /// writes to it: nobody may write any more, and that reader is in our way. So each table gets at once the strongest lock
    /// that it will get. Those outside the scope are neither read nor compared for that.
    /// </remarks>
    public LockPlan ToLock(IReadOnlyList<Table> tables) =>
        LockPlan.Of(tables.Concat(_altered).DistinctBy(t => t.Id), _closed, _views);

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
