namespace SchemaRunner.Engines;

/// <summary>What bounds a phase in time.</summary>
/// <param name="LockTimeout">How long to wait for a lock.</param>
/// <param name="StatementTimeout">How long one statement may take; <see langword="null"/> for no limit.</param>
/// <param name="Label">The run and phase as the server's own views show them.</param>
public sealed record PhaseSettings(TimeSpan LockTimeout, TimeSpan? StatementTimeout, string Label);
