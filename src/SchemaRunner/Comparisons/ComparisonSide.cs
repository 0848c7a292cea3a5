using SchemaRunner.Engines;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Comparisons;

/// <summary>What is compared: a database, or the snapshot of one.</summary>
public sealed class ComparisonSide
{
    private ComparisonSide(string name, string engine) => (Name, EngineName) = (name, engine);

    /// <summary>The database without secrets, or the snapshot's path.</summary>
    public string Name { get; }

    /// <summary>The engine's name: <c>postgres</c> or <c>sqlite</c>.</summary>
    public string EngineName { get; }

    /// <summary>The database; <see langword="null"/> for a snapshot.</summary>
    public IEngine? Engine { get; private init; }

    /// <summary>The snapshot; <see langword="null"/> for a database.</summary>
    public SnapshotDocument? Document { get; private init; }

    /// <summary>A database.</summary>
    public static ComparisonSide Of(IEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return new ComparisonSide(engine.Target, engine.Dialect.Engine) { Engine = engine };
    }

    /// <summary>A snapshot.</summary>
    /// <param name="document">The snapshot.</param>
    /// <param name="path">Where it was read.</param>
    public static ComparisonSide Of(SnapshotDocument document, string path)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new ComparisonSide(path, document.Engine) { Document = document };
    }
}
