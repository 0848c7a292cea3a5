using System.Globalization;
using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Postgres.Catalog;
using SchemaRunner.Postgres.Content;
using SchemaRunner.Postgres.Locks;
using SchemaRunner.Postgres.Scope;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres;

/// <summary>What a session does and asks at the beginning of a phase, in as few round trips as its order allows.</summary>
/// <param name="connection">The session's.</param>
/// <param name="journal">The journal.</param>
/// <param name="asksLocks">Whether it may ask what is locked.</param>
internal sealed class PhaseBeginning(NpgsqlConnection connection, PostgresJournal journal, bool asksLocks)
{
    private const string Doing = "starting the phase";
    private const string DeadlockSeconds =
        "SELECT pg_catalog.date_part('epoch', pg_catalog.current_setting('deadlock_timeout')::pg_catalog.interval)::pg_catalog.text";

    private List<SequenceState> _sequences = [];

    /// <summary>The journal's table; <see langword="null"/> when there is none.</summary>
    public string? JournalTable { get; private set; }

    /// <summary>After how long a wait the server looks for a deadlock.</summary>
    public TimeSpan DeadlockTimeout { get; private set; }

    public TransactionFacts Facts { get; private set; } = null!;

    public SearchPath Path { get; private set; } = null!;

    public IReadOnlyList<EnumLabel> Labels { get; private set; } = [];

    /// <summary>How values are to be read until the script has run.</summary>
    public Reading Reading { get; private set; } = null!;

    /// <summary>The files that hold tables' rows: of the tables that were asked for, of all for a further phase.</summary>
    public IReadOnlyList<TableFile> Files { get; private set; } = [];

    /// <summary>What is locked when the script is about to run; <see langword="null"/> when that may not be asked.</summary>
    public HeldLocks? Held { get; private set; }

    /// <summary>Before the transaction: forgets what a script has set, finds the journal, and sees where sequences stand.</summary>
    /// <remarks>
    /// Asked within the transaction, sequences would stay locked as if they were moved; and a position outlives every
    /// transaction anyhow.
    /// </remarks>
    public async Task PrepareAsync(PhaseSettings settings, CancellationToken cancellationToken)
    {
        var trip = new RoundTrip(connection, isPrepared: true).Run(PhaseCommands.Reset);
        PhaseCommands.Ask(trip, settings);
        var deadlocks = trip.Ask<string>(DeadlockSeconds);
        var place = journal.AskPlace(trip);
        _sequences = trip.Ask<SequenceState>(Sql.Read("sequence_positions"));
        await trip.SendAsync(Doing, cancellationToken);
        JournalTable = PostgresJournal.TableIn(place);
        DeadlockTimeout = TimeSpan.FromSeconds(double.Parse(deadlocks[0], CultureInfo.InvariantCulture));
    }

    /// <summary>Within it, as soon as the locks are held.</summary>
    /// <param name="locked">The tables that were locked.</param>
    /// <param name="files">Ids of the tables whose files are to be read.</param>
    /// <param name="settings">The phase's settings.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ScopeChangedException">A name means another table than the one that was read.</exception>
    public async Task StartAsync(
        IReadOnlyList<Table> locked, string[] files, PhaseSettings settings, CancellationToken cancellationToken)
    {
        var trip = new RoundTrip(connection, isPrepared: true);
        var replaced = TableLocks.AskReplaced(trip, locked);
        Files = trip.Ask<TableFile>(Sql.ReadRestricted("touch_start"), files);
        await StartAsync(trip, settings, cancellationToken);
        if (replaced.Count > 0) throw new ScopeChangedException($"table {replaced[0]} was replaced before it was locked");
    }

    /// <summary>For a further phase of the same transaction.</summary>
    public Task StartAgainAsync(PhaseSettings settings, CancellationToken cancellationToken)
    {
        var trip = new RoundTrip(connection, isPrepared: true).Run(PhaseCommands.Reset);
        Files = trip.Ask<TableFile>(Sql.Read("touch_start"));
        return StartAsync(trip, settings, cancellationToken);
    }

    /// <summary>Reads the files of all tables.</summary>
    public async Task ReadFilesAsync(CancellationToken cancellationToken)
    {
        var trip = new RoundTrip(connection, isPrepared: true);
        Files = trip.Ask<TableFile>(Sql.Read("touch_start"));
        await trip.SendAsync(Doing, cancellationToken);
    }

    /// <summary>Says which files there are, where they are known.</summary>
    public void Complete(IReadOnlyList<TableFile> files) => Files = files;

    /// <summary>Where the sequences stood that <see cref="PrepareAsync"/> has seen.</summary>
    /// <param name="known">Positions from which no unused sequence has moved, provably; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<SequencePositions> ReadPositionsAsync(SequencePositions? known, CancellationToken cancellationToken) =>
        SequencePositions.AreComplete(_sequences, known)
            ? SequencePositions.OfAsync(connection, _sequences, known, cancellationToken)
            : PinnedSettings.ReadAsync(
                connection, inTransaction: true, "reading sequences",
                () => SequencePositions.OfAsync(connection, _sequences, known, cancellationToken), cancellationToken);

    private async Task StartAsync(RoundTrip trip, PhaseSettings settings, CancellationToken cancellationToken)
    {
        PhaseCommands.Ask(trip, settings);
        var schemas = trip.Ask<string>(SearchPath.Query);
        var labels = trip.Ask<EnumLabel>(RenamedLabels.Query);
        var zone = trip.Ask<string>("SELECT pg_catalog.current_setting('TimeZone')");
        var facts = trip.Ask<TransactionFacts>(Sql.Read("transaction_facts"));
        if (asksLocks) trip.Ask(Sql.Read("held_locks"), async (reader, token) => Held = await HeldLocks.ReadAsync(reader, token));
        await trip.SendAsync(Doing, cancellationToken);
        Path = SearchPath.Of(schemas);
        Labels = labels;
        Reading = new Reading(zone[0]);
        Facts = facts[0];
    }
}
