using SchemaRunner.Planning;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Progress;

/// <summary>Names for what a run is doing.</summary>
internal static class PhaseName
{
    /// <summary><c>0004 add_columns</c>, with <c>(down)</c> behind it when it is reverted.</summary>
    public static string Of(PlannedPhase phase) =>
        phase.Script.Direction == Direction.Down
            ? $"{phase.Migration.Version} {phase.Migration.Name} (down)"
            : $"{phase.Migration.Version} {phase.Migration.Name}";

    /// <summary><c>before</c> or <c>after</c>.</summary>
    public static string Of(SnapshotMoment moment) => moment == SnapshotMoment.Before ? "before" : "after";
}
