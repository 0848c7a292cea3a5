using System.Globalization;
using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Scripts;

namespace SchemaRunner.Sqlite;

/// <summary>A journal entry as the table holds it.</summary>
internal sealed record JournalRow
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public long EventId { get; init; }

    public int Format { get; init; }

    public string RunId { get; init; } = "";

    public string Version { get; init; } = "";

    public string Name { get; init; } = "";

    public string Direction { get; init; } = "";

    public string Event { get; init; } = "";

    public string Checksum { get; init; } = "";

    public string Script { get; init; } = "";

    public string StartedAt { get; init; } = "";

    public long DurationMs { get; init; }

    public string AppliedBy { get; init; } = "";

    public string OsUser { get; init; } = "";

    public string Host { get; init; } = "";

    public string ToolVersion { get; init; } = "";

    public string StructureHash { get; init; } = "";

    public string Report { get; init; } = "";

    public string PreviousHash { get; init; } = "";

    public string Hash { get; init; } = "";

    /// <summary>The row for an entry.</summary>
    public static JournalRow From(JournalEntry entry) => new()
    {
        EventId = entry.EventId,
        Format = entry.Format,
        RunId = entry.RunId,
        Version = entry.Version.Text,
        Name = entry.Name,
        Direction = entry.Direction.ToString().ToLowerInvariant(),
        Event = entry.Event.ToString().ToLowerInvariant(),
        Checksum = entry.Checksum,
        Script = entry.Script,
        StartedAt = entry.StartedAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture),
        DurationMs = entry.DurationMs,
        AppliedBy = entry.AppliedBy,
        OsUser = entry.OsUser,
        Host = entry.Host,
        ToolVersion = entry.ToolVersion,
        StructureHash = entry.StructureHash,
        Report = entry.Report,
        PreviousHash = entry.PreviousHash,
        Hash = entry.Hash,
    };

    /// <summary>The entry of the row.</summary>
    public JournalEntry ToEntry()
    {
        try
        {
            return Parse();
        }
        catch (Exception unreadable) when (unreadable is FormatException or ArgumentException)
        {
            throw new JournalDamagedException(EventId, unreadable);
        }
    }

    private JournalEntry Parse() => new()
    {
        EventId = EventId,
        Format = Format,
        RunId = RunId,
        Version = ScriptVersion.Parse(Version),
        Name = Name,
        Direction = Enum.Parse<Direction>(Direction, ignoreCase: true),
        Event = Enum.Parse<JournalEvent>(Event, ignoreCase: true),
        Checksum = Checksum,
        Script = Script,
        StartedAt = DateTimeOffset.Parse(StartedAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        DurationMs = DurationMs,
        AppliedBy = AppliedBy,
        OsUser = OsUser,
        Host = Host,
        ToolVersion = ToolVersion,
        StructureHash = StructureHash,
        Report = Report,
        PreviousHash = PreviousHash,
        Hash = Hash,
    };
}
