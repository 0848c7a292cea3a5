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
    private readonly IReadOnlyList<SequencePosition> _positions;

    private SequencePositions(IReadOnlyList<SequencePosition> positions) => _positions = positions;

    /// <summary>Reads those that may be read.</summary>
    public static async Task<SequencePositions> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var names = await connection.QueryAsync<string>(Doing, Sql.Read("sequence_names"), null, cancellationToken);
        return new(await ReadAsync(connection, names, cancellationToken));
    }

    /// <summary>Reads some of them.</summary>
    /// <param name="connection">Settings are pinned.</param>
    /// <param name="names">Their names with their schemas, quoted.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<IReadOnlyList<SequencePosition>> ReadAsync(
        NpgsqlConnection connection, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var positions = new List<SequencePosition>();
        foreach (var chunk in names.Chunk(ChunkSize))
        {
            var sql = string.Join("\nUNION ALL\n", chunk.Select(n =>
                $"""
                SELECT {Sql.Literal(n)} AS "Name", s.last_value AS "LastValue", s.is_called AS "IsCalled", q.seqincrement AS "Increment"
                FROM {n} s, pg_catalog.pg_sequence q WHERE q.seqrelid = {Sql.Literal(n)}::pg_catalog.regclass
                """));
            positions.AddRange(await connection.QueryAsync<SequencePosition>(Doing, sql, null, cancellationToken));
        }

        return positions;
    }

    /// <summary>Puts back what stands lower now; a position that went on is left alone, for another session may use it.</summary>
    /// <returns>What was put back, or could not be, in words.</returns>
    public async Task<IReadOnlyList<string>> PutBackAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var now = (await ReadAsync(connection, cancellationToken))._positions.ToDictionary(p => p.Name);
        var words = new List<string>();
        foreach (var was in _positions)
        {
            if (!now.TryGetValue(was.Name, out var found) || !found.IsBehind(was)) continue;
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
