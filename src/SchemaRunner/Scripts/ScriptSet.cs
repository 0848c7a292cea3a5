namespace SchemaRunner.Scripts;

/// <summary>All migrations of a source for one engine, loaded and found free of faults.</summary>
public sealed class ScriptSet
{
    private ScriptSet(string description, IReadOnlyList<Migration> migrations, IReadOnlyList<ScriptFault> notes)
    {
        Description = description;
        Migrations = migrations;
        Notes = notes;
    }

    /// <summary>No scripts: enough to read the journal.</summary>
    public static ScriptSet None { get; } = new("none", [], []);

    /// <summary>Where the scripts come from.</summary>
    public string Description { get; }

    /// <summary>The migrations in the order of their numbers.</summary>
    public IReadOnlyList<Migration> Migrations { get; }

    /// <summary>What was noticed and stops nothing: gaps, empty scripts, skipped lines.</summary>
    public IReadOnlyList<ScriptFault> Notes { get; }

    /// <summary>Reads a source for one engine, without a connection.</summary>
    /// <exception cref="ScriptLoadException">Something is wrong; all of it is listed.</exception>
    /// <exception cref="ScriptSourceException">There are no scripts.</exception>
    public static ScriptSet Load(IScriptSource source, IScriptDialect dialect)
    {
        var loader = new ScriptLoader(dialect);
        foreach (var file in source.Read()) loader.Add(file);
        var migrations = loader.Pair();

        if (loader.Faults.Count > 0) throw new ScriptLoadException(InOrder(loader.Faults));
        if (migrations.Count == 0)
            throw new ScriptSourceException(source.Description, $"there are no scripts for {dialect.Engine}");
        return new ScriptSet(source.Description, migrations, InOrder(loader.Notes));
    }

    private static List<ScriptFault> InOrder(IEnumerable<ScriptFault> faults) =>
        [.. faults.OrderBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column)];
}
