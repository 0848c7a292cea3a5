namespace SchemaRunner.EngineTests.Load;

/// <summary>Lets a run go on only when every writer has written again: a phase of few milliseconds would else meet none of them.</summary>
internal sealed class Turnstile
{
    private readonly Dictionary<int, long> commits = [];
    private readonly object gate = new();

    /// <summary>Counts a writer in.</summary>
    public void Enter(int writer) => Change(() => commits[writer] = 0);

    /// <summary>A writer has committed.</summary>
    public void Commit(int writer) => Change(() => commits[writer]++);

    /// <summary>A writer has stopped, and nobody waits for it any more.</summary>
    public void Leave(int writer) => Change(() => commits.Remove(writer));

    /// <summary>Waits until every writer that is still there has committed once more.</summary>
    public void Pass()
    {
        lock (gate)
        {
            var was = new Dictionary<int, long>(commits);
            while (commits.Any(now => was[now.Key] == now.Value)) Monitor.Wait(gate);
        }
    }

    private void Change(Action change)
    {
        lock (gate)
        {
            change();
            Monitor.PulseAll(gate);
        }
    }
}
