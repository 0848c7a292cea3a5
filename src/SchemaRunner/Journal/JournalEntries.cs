using System.Text.Json;
using SchemaRunner.Engines;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Journal;

/// <summary>Makes journal entries of phases, and reports of journal entries.</summary>
internal static class JournalEntries
{
    /// <summary>The entry, not yet chained, for a phase that ended.</summary>
    public static JournalEntry For(RunHeader run, PhaseReport phase, Script script) => For(run, phase, script.Version, script.Text);

    /// <summary>The entry, not yet chained, for something that is recorded like a phase.</summary>
    /// <param name="run">The run.</param>
    /// <param name="phase">What happened.</param>
    /// <param name="version">The migration that it is about.</param>
    /// <param name="script">The text that ran; empty for none.</param>
    public static JournalEntry For(RunHeader run, PhaseReport phase, ScriptVersion version, string script)
    {
        // the hash covers the time, and the databases keep microseconds
        var started = phase.StartedAt.UtcDateTime;
        return new JournalEntry
        {
            EventId = 0,
            RunId = run.RunId,
            Version = version,
            Name = phase.Name,
            Direction = phase.Direction,
            Event = EventOf(phase),
            Checksum = phase.Checksum,
            Script = script,
            StartedAt = new DateTimeOffset(started.Ticks - (started.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero),
            DurationMs = (long)phase.Milliseconds,
            AppliedBy = run.User,
            OsUser = run.OsUser,
            Host = run.Host,
            ToolVersion = run.ToolVersion,
            StructureHash = phase.StructureHash,
            Report = JsonSerializer.Serialize(new PhaseRecord(run, phase), ReportJson.Default.PhaseRecord),
        };
    }

    /// <summary>The report of a run, made of the entries it left.</summary>
    public static Report ReportOf(IReadOnlyList<JournalEntry> entries)
    {
        var records = entries.Select(RecordOf).ToList();
        var phases = PhasesOf(records);
        var last = phases[^1];
        return new Report
        {
            Run = records[0].Run,
            Verdict = Report.VerdictOf(phases),
            Milliseconds = (last.StartedAt - records[0].Run.StartedAt).TotalMilliseconds + last.Milliseconds,
            Phases = phases,
            Problem = last.Problem,
        };
    }

    /// <summary>The phases of a run; one outside a transaction has left an entry for each of its statements.</summary>
    private static List<PhaseReport> PhasesOf(IReadOnlyList<PhaseRecord> records)
    {
        var phases = new List<PhaseReport>();
        foreach (var phase in records.Select(record => record.Phase))
        {
            var before = phases.Count > 0 && phases[^1] is { Outside: not null } last && last.Version == phase.Version ? last : null;
            if (before is not null) phases.RemoveAt(phases.Count - 1);

            // an entry in between has the statement that has just completed, the last one has them all
            var isStep = before is not null && phase is { Verdict: Verdict.Incomplete, Problem: null };
            phases.Add(isStep ? phase with { Statements = [.. before!.Statements, .. phase.Statements] } : phase);
        }

        return phases;
    }

    /// <summary>What an entry says of its run and its phase.</summary>
    public static PhaseRecord RecordOf(JournalEntry entry)
    {
        try
        {
            return JsonSerializer.Deserialize(entry.Report, ReportJson.Default.PhaseRecord) ?? throw new JsonException("it is null");
        }
        catch (JsonException unreadable)
        {
            throw new JournalDamagedException(entry.EventId, unreadable);
        }
    }

    private static JournalEvent EventOf(PhaseReport phase) => phase.Verdict switch
    {
        Verdict.Verified or Verdict.Warned => phase.Direction == Direction.Up ? JournalEvent.Applied : JournalEvent.Reverted,
        Verdict.Mismatch => JournalEvent.Mismatch,
        Verdict.Incomplete => JournalEvent.Incomplete,
        Verdict.Repaired => JournalEvent.Repaired,
        Verdict.Baseline => JournalEvent.Baseline,
        Verdict.Restored => JournalEvent.Restored,
        Verdict.Proven => JournalEvent.Proven,
        _ => JournalEvent.Failed,
    };
}
