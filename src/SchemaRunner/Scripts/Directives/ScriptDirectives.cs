namespace SchemaRunner.Scripts.Directives;

/// <summary>What the head of a script declares.</summary>
public sealed record ScriptDirectives
{
    /// <summary>A script that declares nothing.</summary>
    public static ScriptDirectives None { get; } = new();

    /// <summary>What may, and must, change.</summary>
    public IReadOnlyList<Expectation> Expectations { get; init; } = [];

    /// <summary>What must hold afterwards.</summary>
    public IReadOnlyList<ScriptAssertion> Assertions { get; init; } = [];

    /// <summary>How long the phase waits for a lock; <see langword="null"/> for the run's setting.</summary>
    public TimeSpan? LockTimeout { get; init; }

    /// <summary>How long one statement may take; <see langword="null"/> for the run's setting.</summary>
    public TimeSpan? StatementTimeout { get; init; }

    /// <summary>Whether the phase runs in a transaction.</summary>
    public bool Transactional { get; init; } = true;

    /// <summary>Why there is no down script; <see langword="null"/> when there is one.</summary>
    public string? Irreversible { get; init; }
}
