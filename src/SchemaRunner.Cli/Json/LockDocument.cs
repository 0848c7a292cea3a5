using SchemaRunner.Engines;

namespace SchemaRunner.Cli.Json;

/// <summary>The run lock as <c>lock --output json</c> has it.</summary>
internal sealed record LockDocument(bool Held, string? RunId, string? Host, int? ProcessId, DateTimeOffset? Since, string? Phase)
{
    /// <summary>The document for a state.</summary>
    public static LockDocument Of(RunLockState state) => new(
        state.IsHeld, state.Owner?.RunId, state.Owner?.Host, state.Owner?.ProcessId, state.Owner?.Since, state.Owner?.Phase);
}
