namespace SchemaRunner.Engines;

/// <summary>What bounds a phase in time.</summary>
/// <param name="LockTimeout">How long to wait for a lock.</param>
/// <param name="StatementTimeout">How long one statement may take; <see langword="null"/> for no limit.</param>
/// <param name="Label">The run and phase as the server's own views show them.</param>
public sealed record PhaseSettings(TimeSpan LockTimeout, TimeSpan? StatementTimeout, string Label)
{
    /// <summary>The version of the phase.</summary>
    public string Phase => PhaseOf(Label);

    /// <summary>The version of the phase that a label is of.</summary>
    public static string PhaseOf(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return label[(label.LastIndexOf(' ') + 1)..];
    }
}
