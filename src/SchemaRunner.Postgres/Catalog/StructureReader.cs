using Npgsql;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Catalog;

/// <summary>Reads the structure, and no more of it than can have changed since it was read last.</summary>
internal sealed class StructureReader(NpgsqlConnection connection)
{
    private const string Doing = "reading the structure";

    /// <summary>Says in a script, a function's body or its settings that the server's counts may be switched off.</summary>
    private const string Uncounted = "track_counts";

    private Structure? _known;
    private Structure? _before;
    private Structure? _after;
    private TransactionFacts? _start;
    private (Moment Moment, string? Own)? _last;
    private string[] _locked = [];
    private bool _hasRun;
    private bool _isCounted;
    private (List<TransactionFacts> Facts, List<ChangesRow> Rows)? _asked;

    /// <summary>Whether the structure is read in full each time; for tests, which compare.</summary>
    public bool ReadsAll { get; set; }

    /// <summary>Whether nobody else has committed anything since the structure that is known was read.</summary>
    public bool IsUnchangedByOthers { get; private set; }

    /// <summary>Whether everything was read the last time; for tests.</summary>
    public bool HasReadAll { get; private set; }

    /// <summary>Whether the script may have moved a sequence, or made one.</summary>
    public bool HasMovedSequences { get; private set; }

    /// <summary>Takes note of a transaction that has begun.</summary>
    /// <param name="facts">What it says of itself, under its snapshot.</param>
    /// <param name="locked">Ids of what was locked in share row exclusive mode.</param>
    public void Begin(TransactionFacts facts, IEnumerable<string> locked)
    {
        var now = Moment.Of(facts.Snapshot);
        IsUnchangedByOthers = _last is { } last && last.Moment.IsFollowedOnlyBy(last.Own, now);
        if (!IsUnchangedByOthers) _known = null;
        _last = (now, facts.Id);
        _locked = [.. locked];
        Start(facts);
    }

    /// <summary>Takes note of a further phase in the same transaction: its snapshot shows nobody else's work.</summary>
    public void Continue(TransactionFacts facts)
    {
        IsUnchangedByOthers = true;
        if (_hasRun) _known = _after;
        Start(facts);
    }

    /// <summary>Takes note of a statement of the script.</summary>
    public void NoteStatement(string text)
    {
        _hasRun = true;
        HasMovedSequences = true;
        _after = null;
        _asked = null;
        _isCounted &= !text.Contains(Uncounted, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Asks for what the next reading needs, under pinned settings, when nothing more is going to run before it.</summary>
    public void AskChanges(RoundTrip trip) =>
        _asked = (trip.Ask<TransactionFacts>(Sql.Read("transaction_facts")), trip.Ask<ChangesRow>(Sql.Read("changes"), _locked));

    /// <summary>Forgets what was read in a transaction that went back to a savepoint.</summary>
    public void Forget()
    {
        (_known, _before, _after, _asked) = (null, null, null, null);
        _hasRun = false;
    }

    /// <summary>Takes note of the transaction's end.</summary>
    public void End(bool committed)
    {
        _known = committed && _hasRun ? _after : _before;
        _start = null;
        _asked = null;
        _hasRun = false;
        IsUnchangedByOthers = false;
    }

    /// <summary>Reads it as it is at this moment.</summary>
    /// <param name="inTransaction">Whether a transaction is open.</param>
    /// <param name="defaultSchema">The schema that unqualified names mean.</param>
    /// <param name="positions">Where sequences stood at the transaction's start; <see langword="null"/> when it was not asked.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Structure> ReadAsync(
        bool inTransaction, string defaultSchema, SequencePositions? positions, CancellationToken cancellationToken)
    {
        HasReadAll = false;
        if (inTransaction && _hasRun) return _after = await ReadAfterAsync(defaultSchema, cancellationToken);
        if (inTransaction && _known is not null && positions is not null && !ReadsAll)
            return _before = _known = WithPositions(_known, positions);

        HasReadAll = true;
        var (structure, moment) = await PostgresCatalog.ReadAsync(connection, inTransaction, defaultSchema, cancellationToken);
        if (!inTransaction) _last = (moment, null);
        return _before = _known = structure;
    }

    /// <summary>Sequences go on without a transaction, so that only asking them tells where they stand.</summary>
    private static Structure WithPositions(Structure structure, SequencePositions positions)
    {
        var sequences = structure.Sequences
            .Select(s => positions.Find(s.Id) is { } now && now.Last != s.LastValue ? s with { LastValue = now.Last } : s)
            .ToList();
        return sequences.SequenceEqual(structure.Sequences, ReferenceEqualityComparer.Instance)
            ? structure
            : structure with { Sequences = sequences };
    }

    private void Start(TransactionFacts facts)
    {
        _start = facts;
        _before = _known;
        _after = null;
        _asked = null;
        _hasRun = false;
        HasMovedSequences = false;
        _isCounted = facts.CountsWrites;
    }

    private async Task<Structure> ReadAfterAsync(string defaultSchema, CancellationToken cancellationToken)
    {
        if (_before is { } before && _start is { } start && !ReadsAll && IsCounted(before)
            && await ChangesAsync(before, start, cancellationToken) is { } changes
            && await PostgresCatalog.ReadChangedAsync(connection, before, changes, cancellationToken) is { } structure)
        {
            HasMovedSequences = changes.Sequences.Count > 0;
            return structure;
        }

        HasReadAll = true;
        return (await PostgresCatalog.ReadAsync(connection, inTransaction: true, defaultSchema, cancellationToken)).Structure;
    }

    private bool IsCounted(Structure before) => _isCounted && !before.Objects.Any(o =>
        o.Kind == ObjectKind.Function
        && o.Facets.Any(f => f.Value?.Contains(Uncounted, StringComparison.OrdinalIgnoreCase) == true));

    /// <summary>What can have changed; <see langword="null"/> when only reading everything tells.</summary>
    private async Task<StructureChanges?> ChangesAsync(Structure before, TransactionFacts start, CancellationToken cancellationToken)
    {
        if (_asked is not { Rows.Count: 1 })
            await PinnedSettings.ReadAsync(connection, inTransaction: true, Doing, AskChanges, cancellationToken);
        var (facts, rows) = _asked!.Value;
        var writes = CatalogWrites.Between(start, facts[0]);
        return !facts[0].CountsWrites || facts[0].Id != start.Id || rows[0].Everything || writes.AreUntraced
            ? null
            : new StructureChanges(before, rows[0], writes);
    }
}
