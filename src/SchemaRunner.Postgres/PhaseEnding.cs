using Npgsql;
using SchemaRunner.Postgres.Catalog;
using SchemaRunner.Postgres.Content;
using SchemaRunner.Postgres.Scope;

namespace SchemaRunner.Postgres;

/// <summary>What a session does and asks when a script has run, in one round trip: nothing may run in between.</summary>
internal sealed class PhaseEnding(NpgsqlConnection connection)
{
    private const string Doing = "checking the transaction";
    private const string RunDeferred = "SET CONSTRAINTS ALL IMMEDIATE";

    private const string Where =
        """
        SELECT COALESCE(pg_catalog.pg_current_xact_id_if_assigned()::pg_catalog.text, '') AS "TransactionId",
               pg_catalog.current_setting('TimeZone') AS "TimeZone"
        """;

    private List<PhasePlace> _before = [];
    private List<PhasePlace> _after = [];
    private List<EnumLabel> _labels = [];
    private List<string> _journal = [];

    /// <summary>What tells which tables the script has touched.</summary>
    public IReadOnlyList<TouchedRow> Touched { get; private set; } = [];

    /// <summary>The journal's table; <see langword="null"/> when there is none.</summary>
    public string? JournalTable => PostgresJournal.TableIn(_journal);

    /// <summary>How values are to be read from now on.</summary>
    public Reading ReadingSince(IReadOnlyList<EnumLabel> labels) =>
        new(_after[0].TimeZone, RenamedLabels.Between(labels, _labels));

    /// <summary>Whether the session answered from somewhere else than this transaction.</summary>
    public bool IsOutside(string? transactionId) => _before.Concat(_after).Any(place => place.TransactionId != transactionId);

    /// <summary>Runs what would run at commit, then asks.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="structure">What is to ask for changes of the structure.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RunAsync(PostgresJournal journal, StructureReader structure, CancellationToken cancellationToken)
    {
        var trip = new RoundTrip(connection, isPrepared: true);

        // Before the deferred triggers run, too: outside a transaction there would be none to run
        _before = trip.Ask<PhasePlace>(Where);
        trip.Run(RunDeferred);
        _after = trip.Ask<PhasePlace>(Where);
        trip.Run(PinnedSettings.Open(inTransaction: true));
        Touched = trip.Ask<TouchedRow>(Sql.Read("touched"));
        structure.AskChanges(trip);
        _labels = trip.Ask<EnumLabel>(RenamedLabels.Query);
        _journal = journal.AskPlace(trip);
        trip.Run(PinnedSettings.Close(inTransaction: true));
        await trip.SendAsync(e => _before.Count == 1 && _after.Count == 0
            ? PostgresErrors.Script(e, RunDeferred)
            : PostgresErrors.Own(e, Doing), Doing, cancellationToken);
    }
}
