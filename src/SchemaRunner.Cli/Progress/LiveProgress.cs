using SchemaRunner.Cli.Output;
using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;
using Spectre.Console;
using Table = SchemaRunner.Snapshots.Table;

namespace SchemaRunner.Cli.Progress;

/// <summary>One line on a terminal that says what is going on this moment, and goes when the run is over.</summary>
internal sealed class LiveProgress : IRunProgress
{
    // Twice a second is enough to see that it lives; the spinner turns faster on its own
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    private readonly IAnsiConsole console;
    private readonly TimeProvider time;
    private readonly int width;
    private long started;
    private int phases;
    private volatile string phase = "";
    private volatile string step = "connecting";
    private StatusContext? shown;

    /// <summary>Shows on a terminal's error stream.</summary>
    public LiveProgress(Terminal terminal, TimeProvider time)
    {
        this.time = time;
        width = terminal.Width;
        console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = terminal.Colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(terminal.Error),
        });
        console.Profile.Width = width;
    }

    /// <inheritdoc/>
    public Task<T> WatchAsync<T>(Func<Task<T>> run)
    {
        started = time.GetTimestamp();
        return console.Status().Spinner(Spinner.Known.Line).StartAsync(Line(), async context =>
        {
            shown = context;
            await using var ticking = time.CreateTimer(_ => Show(), state: null, Tick, Tick);
            return await run();
        });
    }

    /// <inheritdoc/>
    public void CopyStarted(string database) => Show($"copying {database}");

    /// <inheritdoc/>
    public void WaitingForRunLock(LockOwner? holder) =>
        Show(LockText.Waiting(holder, TimeSpan.Zero));

    /// <inheritdoc/>
    public void RunStarted(RunHeader run, IReadOnlyList<PlannedPhase> phases) => this.phases = phases.Count;

    /// <inheritdoc/>
    public void PhaseStarted(PlannedPhase phase, int number)
    {
        this.phase = $"{number} of {phases} · {PhaseName.Of(phase)}";
        Show("locking");
    }

    /// <inheritdoc/>
    public void TableScanning(SnapshotMoment moment, Table table, int number, int of) =>
        Show($"{(phase.Length == 0 ? "" : $"{PhaseName.Of(moment)}: ")}table {number} of {of}, {table.Name}");

    /// <inheritdoc/>
    public void StatementStarted(Statement statement, int of) =>
        Show($"statement {statement.Number} of {of}, line {statement.Line}");

    /// <inheritdoc/>
    public void StatementProgressed(string progress) => Show(progress);

    /// <inheritdoc/>
    public void BackupProgressed(string progress) => Show(progress);

    /// <inheritdoc/>
    public void RestoreStepped(string step) => Show($"restore: {step}");

    /// <inheritdoc/>
    public void PhaseRetrying(PlannedPhase phase, PhaseRetry retry)
    {
        // It stays above the line that goes: who was in the way is worth more than where the run is
        foreach (var line in RetryText.Lines(retry)) console.WriteLine($"{PhaseName.Of(phase)}: {line}");
        Show("waiting to try again");
    }

    /// <inheritdoc/>
    public void PhaseFinished(PhaseReport phase) => Show(Words.Of(phase.Verdict));

    private void Show(string doing)
    {
        step = doing;
        Show();
    }

    private void Show()
    {
        if (shown is { } context) context.Status = Line();
    }

    // The spinner takes two characters; the migration's name gives way before what is being done
    private string Line()
    {
        var elapsed = $"{time.GetElapsedTime(started).TotalSeconds,4:0.0} s · ";
        var doing = Shorten.Line(step, width / 2);
        var room = width - 3 - elapsed.Length - doing.Length;
        var line = phase.Length == 0 ? $"{elapsed}{step}" : $"{elapsed}phase {Shorten.Middle(phase, room - 9)} · {doing}";
        return Shorten.Line(line, width - 3).EscapeMarkup();
    }
}
