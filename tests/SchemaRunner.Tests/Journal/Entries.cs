using SchemaRunner.Journal;
using SchemaRunner.Scripts;

namespace SchemaRunner.Tests.Journal;

/// <summary>Journal entries for tests.</summary>
internal static class Entries
{
    public static JournalEntry Applied(Migration migration) => new()
    {
        EventId = 0,
        RunId = "0123456789ab",
        Version = migration.Version,
        Name = migration.Name,
        Direction = Direction.Up,
        Event = JournalEvent.Applied,
        Checksum = migration.Up.Checksum,
        Script = migration.Up.Text,
        StartedAt = new DateTimeOffset(2026, 11, 21, 10, 15, 3, TimeSpan.Zero),
        DurationMs = 12,
        AppliedBy = "app",
        OsUser = "dba",
        Host = "db-admin",
        ToolVersion = "0.1.0",
        StructureHash = "",
        Report = "{}",
    };
}
