using SchemaRunner.Engines;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Comparisons.Ranges;

/// <summary>
/// Reads tables by ranges of their keys, within a transaction that <see cref="IEngineSession.BeginReadingAsync"/> has begun.
/// Two of them, one for each side, are led through two databases that are to be compared.
/// </summary>
public interface IRangeReader
{
    /// <summary>The canonical form that a column's values have, never <see cref="ValueForm.Own"/>.</summary>
    ValueForm FormOf(Column column);

    /// <summary>Makes sure that canonical forms have the digests here that they have on other engines.</summary>
    /// <exception cref="ComparisonRefusedException">They have not, and why.</exception>
    Task RequireCanonicalDigestsAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// What the engine's own order of a table's keys depends on: types, collations and their versions. Where these words are
    /// equal, two databases of one engine order keys alike.
    /// </summary>
    Task<string> ReadKeyOrderAsync(RangedTable table, CancellationToken cancellationToken);

    /// <summary>
    /// Finds keys that cut a range into pieces of about the same size, by a sample, statistics or the index alone: never by
    /// reading the table.
    /// </summary>
    /// <param name="table">The table, which has a key.</param>
    /// <param name="range">What to cut.</param>
    /// <param name="rowsEach">How many rows a piece is to have, roughly.</param>
    /// <param name="most">The most pieces there may be; they are then larger.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Keys within the range in ascending order, its ends not among them; none when it is no larger than a piece.</returns>
    Task<IReadOnlyList<RowKey>> CutAsync(RangedTable table, KeyRange range, int rowsEach, int most, CancellationToken cancellationToken);

    /// <summary>Counts and digests the pieces of a range in one scan of it; of the table when the range is all of it.</summary>
    /// <param name="table">The table.</param>
    /// <param name="range">What to read.</param>
    /// <param name="boundaries">Where it is cut; none for one piece.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>For each piece in order what it holds, one more than there are boundaries.</returns>
    Task<IReadOnlyList<RangeContent>> ScanAsync(
        RangedTable table, KeyRange range, IReadOnlyList<RowKey> boundaries, CancellationToken cancellationToken);

    /// <summary>
    /// Reads the rows of small ranges, each with its key and a hash for each column, in any order. An order that no index serves
    /// costs one scan for all of them.
    /// </summary>
    Task<IReadOnlyList<RowHashes>> ReadHashesAsync(
        RangedTable table, IReadOnlyList<KeyRange> ranges, CancellationToken cancellationToken);

    /// <summary>Reads a few rows by their keys, as they are shown; a key that is not there is left out.</summary>
    Task<IReadOnlyList<RowValues>> ReadValuesAsync(
        RangedTable table, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken);
}
