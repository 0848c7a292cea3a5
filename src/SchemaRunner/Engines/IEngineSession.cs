using SchemaRunner.Comparisons.Ranges;
using SchemaRunner.Journal;
using SchemaRunner.Scripts;
using SchemaRunner.Scripts.Directives;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Engines;

/// <summary>One connection to a database, and at most one transaction on it.</summary>
/// <remarks>
/// The order within a transaction is: <see cref="BeginAsync"/>, then for each phase <see cref="StartPhaseAsync"/>,
/// snapshot reads, <see cref="ExecuteAsync"/> …, <see cref="EvaluateAsync"/> …, <see cref="FinishScriptAsync"/>,
/// <see cref="ReadTouchedAsync"/>, snapshot reads, <see cref="AppendAsync"/>; at the end <see cref="CommitAsync"/> or <see cref="RollbackAsync"/>.
/// Snapshot reads are made under fixed settings that the script cannot change, and leave the script's settings alone.
/// </remarks>
public interface IEngineSession : IAsyncDisposable
{
    /// <summary>What is known of the server.</summary>
    ServerFacts Server { get; }

    /// <summary>
    /// Whether values read as a type have the digest that a column of that type has without being asked for it, so that
    /// content can be compared across a change of type that was not foreseen.
    /// </summary>
    bool ComparesAcrossTypes { get; }

    /// <summary>
    /// Lets the run lock's connection look, while this one waits, who is in its way and how far a statement has come.
    /// </summary>
    /// <param name="runLock">The lock, of the same engine.</param>
    /// <param name="progress">Told how far a statement has come.</param>
    void WatchFrom(IRunLock runLock, Action<string> progress)
    {
        // an engine without servers has nobody to ask
    }

    /// <summary>Reads the whole journal in order; empty when there is no journal table yet.</summary>
    /// <exception cref="JournalFormatException">A row is of a later format than this release reads.</exception>
    Task<IReadOnlyList<JournalEntry>> ReadJournalAsync(CancellationToken cancellationToken);

    /// <summary>Makes sure that the journal can be created or written, before anything runs that would need it.</summary>
    /// <exception cref="PermissionDeniedException">The user may not; it names the privilege.</exception>
    /// <exception cref="ReadOnlyDatabaseException">Nobody may: it is a standby, or set read-only.</exception>
    Task RequireJournalAsync(CancellationToken cancellationToken);

    /// <summary>Describes the database as it is at this moment, in or out of a transaction, in a fixed number of queries.</summary>
    Task<Structure> ReadStructureAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Whether nobody else has committed anything to the database since the last phase of this session ended, provably.
    /// Known from <see cref="StartPhaseAsync"/> on; <see langword="false"/> wherever it cannot be proven.
    /// </summary>
    bool IsUnchangedByOthers { get; }

    /// <summary>
    /// Tells which tables a script can touch, as far as its text and the functions, triggers and rules behind it tell. It
    /// may be wrong: <see cref="ReadTouchedAsync"/> is the proof. Asked again after <see cref="ScopeChangedException"/>, it
    /// may say more.
    /// </summary>
    /// <param name="script">The script.</param>
    /// <param name="structure">The structure before it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<TableScope> PredictAsync(Script script, Structure structure, CancellationToken cancellationToken);

    /// <summary>Begins the transaction and locks tables against writers before anything is read in it.</summary>
    /// <param name="tables">The tables to lock, as read just before.</param>
    /// <param name="settings">Timeouts.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="LockTimeoutException">A table stayed locked by somebody else.</exception>
    Task BeginAsync(IReadOnlyList<Table> tables, PhaseSettings settings, CancellationToken cancellationToken);

    /// <summary>
    /// Begins a transaction that only reads: until <see cref="RollbackAsync"/> all that is read is of this one moment, others go
    /// on writing where the engine lets them, and large tables may be read by several connections at once.
    /// </summary>
    Task BeginReadingAsync(CancellationToken cancellationToken);

    /// <summary>Reads tables by ranges of their keys, after <see cref="BeginReadingAsync"/>, to compare two databases.</summary>
    IRangeReader Ranges { get; }

    /// <summary>
    /// Marks this moment of the transaction, after a phase and before the next one, in place of the moment that was marked
    /// before.
    /// </summary>
    Task SetSavepointAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Takes back what was done since <see cref="SetSavepointAsync"/>, sequence positions included, and keeps the tables
    /// locked that were; <see cref="StartPhaseAsync"/> comes next.
    /// </summary>
    Task RollbackToSavepointAsync(CancellationToken cancellationToken);

    /// <summary>Prepares for one script: settings as a new session has them, timeouts, identities of what exists.</summary>
    Task StartPhaseAsync(PhaseSettings settings, CancellationToken cancellationToken);

    /// <summary>
    /// The locks that the transaction holds when a phase has started, but for those that every reader takes; what a script
    /// takes on top of them is told with its statements.
    /// </summary>
    IReadOnlyList<TableLock> LocksAtStart => [];

    /// <summary>Runs one statement as it stands.</summary>
    /// <exception cref="StatementFailedException">The server refused it.</exception>
    /// <exception cref="ScopeChangedException">It met rows that somebody else changed in a table that is not locked.</exception>
    Task<StatementOutcome> ExecuteAsync(Statement statement, CancellationToken cancellationToken);

    /// <summary>
    /// Runs statements as they stand, one behind the other. An engine may send them in one round trip: each of them writes
    /// rows and none has data.
    /// </summary>
    async Task<StatementsOutcome> ExecuteAllAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        StatementOutcome? all = null;
        for (var completed = 0; completed < statements.Count; completed++)
        {
            try
            {
                var outcome = await ExecuteAsync(statements[completed], cancellationToken);
                all = all?.With(outcome) ?? outcome;
            }
            catch (EngineException refusal) when (StatementsOutcome.IsRefusal(refusal))
            {
                return new StatementsOutcome(completed, all ?? new StatementOutcome(null, []), refusal);
            }
        }

        return new StatementsOutcome(statements.Count, all ?? new StatementOutcome(null, []));
    }

    /// <summary>Runs a query that must return one true value, under the script's settings.</summary>
    /// <returns><see langword="null"/> when it did; else what it returned instead, in words.</returns>
    /// <exception cref="StatementFailedException">The server refused it.</exception>
    Task<string?> EvaluateAsync(ScriptAssertion assertion, CancellationToken cancellationToken);

    /// <summary>
    /// Lets everything happen that would otherwise happen at commit (deferred constraints and triggers), and makes sure
    /// that the transaction is still the one that was begun.
    /// </summary>
    /// <exception cref="StatementFailedException">A deferred constraint does not hold.</exception>
    /// <exception cref="TransactionEndedException">The script ended the transaction.</exception>
    Task FinishScriptAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Proves which tables this transaction may have written since <see cref="StartPhaseAsync"/>, by their ids before:
    /// every table whose rows, or the meaning of whose bytes, can be another. A table that was only renamed or given a
    /// column is not among them.
    /// </summary>
    Task<TableScope> ReadTouchedAsync(CancellationToken cancellationToken);

    /// <summary>Counts and digests tables, one scan for each, in the order that suits the engine.</summary>
    /// <param name="scans">What to read.</param>
    /// <param name="scanning">Called with each table before it is read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<TableContent>> ScanAsync(
        IReadOnlyList<TableScan> scans, Action<Table> scanning, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps the rows of tables for the length of the transaction, before a script changes them, so that those which stay
    /// can be told from those which come and go.
    /// </summary>
    /// <param name="scans">What to keep: the key and the columns. A table without a key can be kept, and its survivors not be told.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task KeepRowsAsync(IReadOnlyList<TableScan> scans, CancellationToken cancellationToken);

    /// <summary>Compares rows that were kept with the rows that have their keys now.</summary>
    /// <param name="kept">For each table, how it was kept and how it is to be read now, columns in the same order.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<SurvivorContent>> ScanSurvivorsAsync(
        IReadOnlyList<(TableScan Before, TableScan After)> kept, CancellationToken cancellationToken);

    /// <summary>
    /// Tells rows that were kept from the rows that are there now, with a few examples; to be asked before the survivors are
    /// compared. For tables of a bearable size: every row is looked at more than once.
    /// </summary>
    /// <param name="kept">For each table, how it was kept and how it is to be read now, columns in the same order.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<RowDifferences>> ReadDifferencesAsync(
        IReadOnlyList<(TableScan Before, TableScan After)> kept, CancellationToken cancellationToken);

    /// <summary>Counts the orphans of foreign keys.</summary>
    /// <param name="scans">The keys, of <paramref name="structure"/>.</param>
    /// <param name="structure">The structure as it is at this moment.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<OrphanCount>> CountOrphansAsync(
        IReadOnlyList<OrphanScan> scans, Structure structure, CancellationToken cancellationToken);

    /// <summary>Begins a phase outside a transaction: settings as in a new session, timeouts.</summary>
    /// <param name="settings">What bounds it in time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IOutsidePhase> BeginOutsideAsync(PhaseSettings settings, CancellationToken cancellationToken);

    /// <summary>
    /// Appends one entry, creating the journal table when it is not there; inside the transaction when one is open,
    /// else in one of its own. Only <see cref="JournalEntry.EventId"/>, <see cref="JournalEntry.PreviousHash"/> and
    /// <see cref="JournalEntry.Hash"/> come from <paramref name="seal"/>, which is given the journal's last entry.
    /// </summary>
    /// <param name="entry">The entry, not yet chained.</param>
    /// <param name="seal">Chains it to the last entry (<see langword="null"/> when the journal is empty).</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PermissionDeniedException">The user may not create or write the journal.</exception>
    Task AppendAsync(
        JournalEntry entry, Func<JournalEntry, JournalEntry?, JournalEntry> seal, CancellationToken cancellationToken);

    /// <summary>Commits the transaction.</summary>
    /// <exception cref="ConnectionLostException">There was no answer: only the journal knows whether it took place.</exception>
    Task CommitAsync(CancellationToken cancellationToken);

    /// <summary>Rolls the transaction back, puts back what a rollback leaves (sequence positions), and forgets settings.</summary>
    /// <returns>What was put back, in words; empty when nothing was.</returns>
    Task<IReadOnlyList<string>> RollbackAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Waits until the transaction of a session that has lost its connection has ended, and ends it when it does not end by
    /// itself. A server may not have noticed, and may be about to carry out the COMMIT that it was sent.
    /// </summary>
    /// <param name="lost">The session, of the same engine.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="LockTimeoutException">It has not ended in time, so that the journal does not tell yet.</exception>
    Task SettleAsync(IEngineSession lost, CancellationToken cancellationToken) => Task.CompletedTask;
}
