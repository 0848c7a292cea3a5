using SchemaRunner.Engines;
using SchemaRunner.Snapshots;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Comparisons;

/// <summary>Compares two databases, or snapshots of them: structure and content, or content alone.</summary>
/// <param name="options">How; <see langword="null"/> for the defaults.</param>
public sealed class DatabaseComparer(ComparisonOptions? options = null)
{
    private readonly ComparisonOptions options = options ?? new ComparisonOptions();

    private TimeProvider Clock => options.Reading.TimeProvider;

    /// <summary>Compares them; nothing is written, and others go on writing where the engine lets them.</summary>
    /// <exception cref="ComparisonRefusedException">The two cannot be compared in this way.</exception>
    /// <exception cref="EngineException">A database was not to be had.</exception>
    public async Task<DatabaseComparison> CompareAsync(ComparisonSide a, ComparisonSide b, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var started = Clock.GetTimestamp();
        RequireComparable(a, b);
        var comparison = a.Engine is { } inA && b.Engine is { } inB
            ? await CompareAsync(inA, inB, cancellationToken)
            : await new SnapshotFiles(options).CompareAsync(a, b, cancellationToken);
        return comparison with { Milliseconds = Clock.GetElapsedTime(started).TotalMilliseconds };
    }

    private void RequireComparable(ComparisonSide a, ComparisonSide b)
    {
        if (options.Map.Count > 0 && (!options.ContentOnly || a.Document is not null || b.Document is not null))
        {
            throw new ComparisonRefusedException(
                "--map says whose rows to compare; structures, and snapshots from files, are compared by the names they have",
                "name both databases themselves, with --content");
        }

        if (a.EngineName == b.EngineName) return;
        if (a.Document is not null || b.Document is not null)
        {
            throw new ComparisonRefusedException(
                "a snapshot holds digests of its own engine's, which another engine cannot make", "name both databases themselves, with --content");
        }

        if (!options.ContentOnly)
        {
            throw new ComparisonRefusedException(
                $"A is of {a.EngineName} and B of {b.EngineName}: the structures of two engines are not compared",
                "--content compares what their tables hold");
        }
    }

    private async Task<DatabaseComparison> CompareAsync(IEngine a, IEngine b, CancellationToken cancellationToken)
    {
        await using var inA = await a.OpenAsync(cancellationToken);
        await using var inB = await b.OpenAsync(cancellationToken);
        var (structureA, structureB) = await BothSides.RunAsync(BeginAsync(inA), BeginAsync(inB), cancellationToken);
        var takenAt = Clock.GetUtcNow();
        var acrossEngines = a.Dialect.Engine != b.Dialect.Engine;
        if (acrossEngines)
        {
            await inA.Ranges.RequireCanonicalDigestsAsync(cancellationToken);
            await inB.Ranges.RequireCanonicalDigestsAsync(cancellationToken);
        }

        var pairing = TablePairing.Of(structureA, structureB, acrossEngines, NameMap.Of(options.Map, structureA, structureB)).Without(options.Reading.Excluded);
        var tables = new List<TableComparison>();
        foreach (var (index, pair) in pairing.Pairs.Index())
        {
            options.Reading.Observer?.TableScanning(SnapshotMoment.Before, pair.A, index + 1, pairing.Pairs.Count);
            var (sides, note) = RangedPair.Of(pair, inA.Ranges, inB.Ranges, acrossEngines);
            tables.Add(await new TableComparer(sides, options.Limit, note).CompareAsync(cancellationToken));
        }

        await inA.RollbackAsync(CancellationToken.None);
        await inB.RollbackAsync(CancellationToken.None);
        return new DatabaseComparison
        {
            A = SideOf(a, inA, takenAt),
            B = SideOf(b, inB, takenAt),
            ContentOnly = options.ContentOnly,
            ToolVersion = options.Reading.ToolVersion,
            Differences = options.ContentOnly
                ? pairing.Missing
                : SnapshotComparison.Structure(DocumentObjects.Of(structureA), DocumentObjects.Of(structureB)),
            Tables = tables,
            TablesCompared = tables.Count,
            Notes = pairing.Notes,
        };
    }

    private static Func<CancellationToken, Task<Structure>> BeginAsync(IEngineSession session) => async cancellationToken =>
    {
        await session.BeginReadingAsync(cancellationToken);
        return await session.ReadStructureAsync(cancellationToken);
    };

    private static ComparedDatabase SideOf(IEngine engine, IEngineSession session, DateTimeOffset takenAt) =>
        new(engine.Target, session.Server.Product, session.Server.Version, takenAt, IsFile: false);
}
