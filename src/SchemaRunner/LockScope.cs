namespace SchemaRunner;

/// <summary>Which tables a phase locks against writers and reads.</summary>
public enum LockScope
{
    /// <summary>Those that the script can touch, as foreseen from its text and proven afterwards.</summary>
    Predicted,

    /// <summary>All of them.</summary>
    All,
}
