namespace SchemaRunner.Scripts;

/// <summary>Scripts cannot be loaded; every fault is listed, none was run.</summary>
public sealed class ScriptLoadException : SchemaRunnerException
{
    /// <summary>Carries the faults, in the order of their places.</summary>
    public ScriptLoadException(IReadOnlyList<ScriptFault> faults)
        : base(
            faults[0].Code,
            faults.Count == 1 ? faults[0].Sentence : string.Join(Environment.NewLine, faults),
            faults.Count == 1 ? faults[0].Hint : $"correct the {faults.Count} faults; nothing was run")
        => Faults = faults;

    /// <summary>What is wrong, one entry for each place.</summary>
    public IReadOnlyList<ScriptFault> Faults { get; }
}
