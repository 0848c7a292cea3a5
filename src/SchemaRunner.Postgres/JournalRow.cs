using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Scripts;

namespace SchemaRunner.Postgres;

/// <summary>A row of the journal table as the driver holds it.</summary>
internal sealed record JournalRow
{
    public required long EventId { get; init; }

    public required int Format { get; init; }

    public required string RunId { get; init; }

    public required string Version { get; init; }

    public required string Name { get; init; }

    public required string Direction { get; init; }

    public required string Event { get; init; }

    public required string Checksum { get; init; }

    public required string Script { get; init; }

    public required DateTime StartedAt { get; init; }

    public required long DurationMs { get; init; }

    public required string AppliedBy { get; init; }

    public required string OsUser { get; init; }

    public required string Host { get; init; }

    public required string ToolVersion { get; init; }

    public required string StructureHash { get; init; }

    public required string Report { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }

    public static JournalRow Of(JournalEntry entry) => new()
    {
        EventId = entry.EventId,
        Format = entry.Format,
        RunId = entry.RunId,
        Version = entry.Version.Text,
        Name = entry.Name,
        Direction = Word(entry.Direction),
        Event = Word(entry.Event),
        Checksum = entry.Checksum,
        Script = entry.Script,
        StartedAt = entry.StartedAt.UtcDateTime,
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
        StartedAt = new DateTimeOffset(DateTime.SpecifyKind(StartedAt, DateTimeKind.Utc)),
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

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
