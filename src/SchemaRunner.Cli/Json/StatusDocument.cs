using SchemaRunner.Planning;

namespace SchemaRunner.Cli.Json;

/// <summary>One migration as <c>status --output json</c> has it.</summary>
internal sealed record StatusDocument(
    string Version, string Name, MigrationState State, DateTimeOffset? AppliedAt, string? AppliedBy, string? RunId, long? DurationMs)
{
    /// <summary>The document for a migration.</summary>
    public static StatusDocument Of(MigrationStatus status) => new(
        status.Version.Text, status.Name, status.State, status.AppliedAt, status.AppliedBy, status.RunId, status.DurationMs);
}
