using System.Text.Json.Serialization;
using SchemaRunner.Scripts;

namespace SchemaRunner.Reports;

/// <summary>Who ran what, where, when and with which tool.</summary>
public sealed record RunHeader
{
    /// <summary>The run's id: twelve lower-case hex digits.</summary>
    public required string RunId { get; init; }

    /// <summary>Up or down.</summary>
    public required Direction Direction { get; init; }

    /// <summary>The database, without secrets.</summary>
    public required string Database { get; init; }

    /// <summary><c>PostgreSQL</c> or <c>SQLite</c>.</summary>
    public required string Product { get; init; }

    /// <summary>The server's, or the library's, version.</summary>
    public required string ServerVersion { get; init; }

    /// <summary>The database user.</summary>
    public required string User { get; init; }

    /// <summary>The operating system's user.</summary>
    public required string OsUser { get; init; }

    /// <summary>The machine that ran the tool.</summary>
    public required string Host { get; init; }

    /// <summary>The tool's version.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>Where the scripts came from.</summary>
    public required string Scripts { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>What was compared.</summary>
    public required VerifyLevel VerifyLevel { get; init; }

    /// <summary>Whether everything was rolled back on purpose.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether all phases were to be committed together or not at all.</summary>
    public bool Atomic { get; init; }

    /// <summary>Whether everything happened on a copy of the database, which is gone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Rehearsal { get; init; }

    /// <summary>The backup that was made before the first phase; <see langword="null"/> when none was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RunBackup? Backup { get; init; }
}
