using System.Text.RegularExpressions;
using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Reports;

namespace SchemaRunner.Postgres.Outside;

/// <summary>Tells the invalid index that a statement of ours left from those of others, and drops it.</summary>
/// <remarks>
/// Ours is invalid, nobody is building it, it was not there before the statement, and it has the name that the statement
/// gives it or that the server gives to what it is building: <c>…_ccnew</c> beside an index, the table's name before the
/// columns' for one without a name.
/// </remarks>
internal sealed partial class HalfBuiltIndexes(NpgsqlConnection reader, Func<string, CancellationToken, Task> drop)
{
    /// <summary>Where a statement will build an index; <see langword="null"/> when it builds none, or there is no such table.</summary>
    /// <param name="session">The script's own connection, whose search_path says what a name means.</param>
    /// <param name="text">The statement.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IndexPlace?> FindPlaceAsync(NpgsqlConnection session, string text, CancellationToken cancellationToken)
    {
        if (IndexStatement.Find(text) is not { } statement) return null;
        var name = string.Join('.', statement.On.Select(Sql.Quote));
        var rows = await session.QueryAsync<PlaceRow>(
            "looking for the table", Sql.Read("index_place"), new { name }, cancellationToken);
        return rows is [var row] ? new IndexPlace(row.Table, statement.Index, row.Indexes) { IsRebuild = statement.IsRebuild } : null;
    }

    /// <inheritdoc cref="IOutsidePhase.ClearAsync"/>
    public async Task<Leftover> ClearAsync(IndexPlace place, CancellationToken cancellationToken)
    {
        var found = await reader.QueryAsync<IndexRow>(
            "looking for invalid indexes", Sql.Read("index_states"), new { table = place.Table }, cancellationToken);
        var notes = new List<string>();
        foreach (var index in found.Where(index => !index.IsValid))
        {
            if (!IsOurs(place, index))
            {
                notes.Add($"index {index.Name} is invalid and none of this phase: it was left alone");
                continue;
            }

            await drop($"DROP INDEX CONCURRENTLY {index.Name}", cancellationToken);
            notes.Add($"index {index.Name}, which the statement had left half built, was dropped");
        }

        var isComplete = !place.IsRebuild && place.Index is not null && !place.Before.Contains(place.Index)
            && found.Exists(index => index.Index == place.Index && index.IsValid);
        return new Leftover(notes, isComplete);
    }

    private static bool IsOurs(IndexPlace place, IndexRow index) =>
        !index.IsBeingBuilt && !place.Before.Contains(index.Index)
        && (place.IsRebuild ? Rebuilt().IsMatch(index.Index)
            : place.Index is { } name ? index.Index == name
            : index.Index.StartsWith(NameOf(place.Table) + "_", StringComparison.Ordinal));

    private static string NameOf(string table)
    {
        var path = new Scope.SqlCursor(table).ReadPath();
        return path[^1];
    }

    [GeneratedRegex(@"_cc(new|old)\d*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rebuilt();
}
