using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Execution;

/// <summary>What one run works with.</summary>
/// <param name="Engine">The database.</param>
/// <param name="Session">The connection that the phases run on.</param>
/// <param name="Lock">The run lock.</param>
/// <param name="Header">Who runs what, where and when.</param>
/// <param name="Options">How to work.</param>
/// <param name="Notes">What loading the scripts had to say, by path.</param>
/// <param name="Journal">The journal's end.</param>
internal sealed record RunContext(
    IEngine Engine, IEngineSession Session, IRunLock Lock, RunHeader Header, MigratorOptions Options, ILookup<string, string> Notes,
    JournalWriter Journal)
{
    /// <summary>Works out what phases lock and read.</summary>
    public ScopeFinder Finder { get; } = new(Session, Engine.Dialect, Options);

    /// <summary>What bounds a phase in time.</summary>
    public PhaseSettings SettingsOf(PlannedPhase phase) => new(
        phase.Script.Directives.LockTimeout ?? Options.LockTimeout,
        phase.Script.Directives.StatementTimeout ?? Options.StatementTimeout,
        $"schemarunner {Header.RunId} {phase.Script.Version}");

    /// <summary>Whether a phase with this outcome is committed.</summary>
    public bool Keeps(PhaseReport report) => report.Verdict is Verdict.Verified or Verdict.Warned or Verdict.DryRun
        || (report.Verdict == Verdict.Mismatch && Options.OnMismatch == MismatchAction.Warn);

    /// <summary>Whether something of a phase is not undone by a rollback.</summary>
    public bool ActsOutside(PlannedPhase phase) =>
        Notes[phase.Script.Path].Any(note => note.Contains(ScriptFaultCodes.OutsideEffect, StringComparison.Ordinal));
}
