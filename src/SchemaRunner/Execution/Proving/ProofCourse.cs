using SchemaRunner.Planning;
using SchemaRunner.Scripts;

namespace SchemaRunner.Execution.Proving;

/// <summary>The copy that a proof goes on with, and the way that has led to where it stands.</summary>
/// <param name="copy">A new copy.</param>
/// <param name="make">Makes another one.</param>
internal sealed class ProofCourse(ProofCopy copy, Func<CancellationToken, Task<ProofCopy>> make) : IAsyncDisposable
{
    private readonly List<PlannedPhase> way = [];
    private ProofCopy? copy = copy;

    /// <summary>The copy.</summary>
    public ProofCopy Copy => copy!;

    /// <summary>The copy as it is now.</summary>
    public ProofState State => Copy.State;

    /// <summary>Goes up through migrations that are not proven.</summary>
    /// <returns>The one that could not be passed; <see langword="null"/> when all were.</returns>
    public async Task<Migration?> PassAsync(IEnumerable<Migration> migrations, CancellationToken cancellationToken)
    {
        foreach (var migration in migrations)
        {
            way.Add(ProofPlan.Up(migration));
            if (!(await Copy.RunAsync(way[^1], cancellationToken)).IsKept) return migration;
        }

        return null;
    }

    /// <summary>Leaves a migration that was pending behind, applied.</summary>
    /// <param name="migration">The migration.</param>
    /// <param name="isAsItShould">Whether the copy is what the migration makes of it; a new one is taken otherwise.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether it could be passed.</returns>
    public async Task<bool> LeaveAboveAsync(Migration migration, bool isAsItShould, CancellationToken cancellationToken)
    {
        way.Add(ProofPlan.Up(migration));
        return isAsItShould || await StartAgainAsync([.. way], cancellationToken);
    }

    /// <summary>Leaves a migration that was applied behind, taken down.</summary>
    /// <inheritdoc cref="LeaveAboveAsync"/>
    public async Task<bool> LeaveBelowAsync(Migration migration, bool isAsItShould, CancellationToken cancellationToken)
    {
        way.Add(ProofPlan.Down(migration));
        return isAsItShould ? (await Copy.RunAsync(way[^1], cancellationToken)).IsKept : await StartAgainAsync([.. way], cancellationToken);
    }

    /// <summary>Takes a new copy and goes a way on it.</summary>
    /// <returns>Whether it could be gone.</returns>
    public async Task<bool> StartAgainAsync(IReadOnlyList<PlannedPhase> along, CancellationToken cancellationToken)
    {
        await DisposeAsync();
        copy = await make(cancellationToken);
        way.Clear();
        way.AddRange(along);
        foreach (var phase in along)
            if (!(await Copy.RunAsync(phase, cancellationToken)).IsKept) return false;
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (copy is null) return;
        await copy.DisposeAsync();
        copy = null;
    }
}
