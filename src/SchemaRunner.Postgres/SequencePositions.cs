using Npgsql;
using SchemaRunner.Engines;

namespace SchemaRunner.Postgres;

/// <summary>
/// The positions of all sequences at a moment: a rollback does not undo <c>setval</c>, so a lowered position is put back.
/// </summary>
internal sealed class SequencePositions
{
    private const int ChunkSize = 50;
    private const string Doing = "reading sequences";
    private readonly Dictionary<string, SequencePosition> _byId;

    private SequencePositions(Dictionary<string, SequencePosition> byId) => _byId = byId;

    /// <summary>Reads those that may be read.</summary>
    public static async Task<SequencePositions> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var trip = new RoundTrip(connection, isPrepared: true);
        var states = trip.Ask<SequenceState>(Sql.Read("sequence_positions"));
        await trip.SendAsync(Doing, cancellationToken);
        return await OfAsync(connection, states, known: null, cancellationToken);
    }

    /// <summary>Whether what <c>sequence_positions.sql</c> returned says it all, so that no sequence is to be asked itself.</summary>
    public static bool AreComplete(IEnumerable<SequenceState> states, SequencePositions? known) =>
        states.All(s => s.LastValue is not null || !s.IsReadable || IsKnown(s, known));

    /// <summary>Completes what <c>sequence_positions.sql</c> returned: only the sequence itself says where it starts.</summary>
    /// <param name="connection">Settings are pinned, or nothing but names with their schemas is to be resolved.</param>
    /// <param name="states">What it returned.</param>
    /// <param name="known">Positions from which an unused sequence provably has not moved; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<SequencePositions> OfAsync(
        NpgsqlConnection connection, IReadOnlyList<SequenceState> states, SequencePositions? known, CancellationToken cancellationToken)
    {
        var positions = new Dictionary<string, SequencePosition>(states.Count);
        var unknown = new List<SequenceState>();
        foreach (var state in states)
        {
            if (state.LastValue is { } value)
                positions[state.Id] = new() { Name = state.Name, LastValue = value, IsCalled = true, Increment = state.Increment };
            else if (IsKnown(state, known))
                positions[state.Id] = known!.Find(state.Id)!;
            else if (state.IsReadable)
                unknown.Add(state);
        }

        var read = (await ReadAsync(connection, unknown.Select(s => s.Name), cancellationToken)).ToDictionary(p => p.Name);
        foreach (var state in unknown.Where(s => read.ContainsKey(s.Name))) positions[state.Id] = read[state.Name];
        return new(positions);
    }

    /// <summary>Reads some of them.</summary>
    /// <param name="connection">Settings are pinned.</param>
    /// <param name="names">Their names with their schemas, quoted.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<IReadOnlyList<SequencePosition>> ReadAsync(
        NpgsqlConnection connection, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var trip = new RoundTrip(connection);
        var chunks = names.Chunk(ChunkSize).Select(chunk => trip.Ask<SequencePosition>(string.Join("\nUNION ALL\n", chunk.Select(n =>
            $"""
            SELECT {Sql.Literal(n)} AS "Name", s.last_value AS "LastValue", s.is_called AS "IsCalled", q.seqincrement AS "Increment"
            FROM {n} s, pg_catalog.pg_sequence q WHERE q.seqrelid = {Sql.Literal(n)}::pg_catalog.regclass
            """)))).ToList();
        if (chunks.Count > 0) await trip.SendAsync(Doing, cancellationToken);
        return [.. chunks.SelectMany(c => c)];
    }

    /// <summary>Where a sequence stood; <see langword="null"/> where it could not be read.</summary>
    public SequencePosition? Find(string id) => _byId.GetValueOrDefault(id);

    private static bool IsKnown(SequenceState state, SequencePositions? known) =>
        known?.Find(state.Id) is { IsCalled: false } start && start.Name == state.Name;

    /// <summary>Puts back what stands lower now; a position that went on is left alone, for another session may use it.</summary>
    /// <returns>What was put back, or could not be, in words.</returns>
    public async Task<IReadOnlyList<string>> PutBackAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var now = await ReadAsync(connection, cancellationToken);
        var words = new List<string>();
        foreach (var (id, was) in _byId)
        {
            if (now.Find(id) is not { } found || !found.IsBehind(was)) continue;
            try
            {
                await connection.QueryAsync<long>(
                    "putting a sequence back",
                    "SELECT pg_catalog.setval(@Name::pg_catalog.text::pg_catalog.regclass, @LastValue, @IsCalled)", was, cancellationToken);
                words.Add($"sequence {was.Name} put back from {found.LastValue} to {was.LastValue}");
            }
            catch (Exception e) when (e is PermissionDeniedException or StatementFailedException)
            {
                words.Add($"sequence {was.Name} stands at {found.LastValue} instead of {was.LastValue} and was not put back: {e.Message}");
            }
        }

        return words;
    }
}
