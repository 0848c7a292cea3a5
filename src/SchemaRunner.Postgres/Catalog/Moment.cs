using System.Globalization;

namespace SchemaRunner.Postgres.Catalog;

/// <summary>A moment in the life of a server, told by a snapshot: what had been committed by then.</summary>
/// <param name="Next">The transaction id below which everything had ended that is not in progress.</param>
/// <param name="IsQuiet">Whether no transaction was in progress that had an id, so that none below <paramref name="Next"/> can commit later.</param>
internal sealed record Moment(ulong Next, bool IsQuiet)
{
    /// <summary>Reads <c>xmin:xmax:xid,xid</c>.</summary>
    public static Moment Of(string snapshot)
    {
        var parts = snapshot.Split(':');
        return new(ulong.Parse(parts[1], CultureInfo.InvariantCulture), parts[2].Length == 0);
    }

    /// <summary>
    /// Whether nobody can have committed between this moment and a later one but our own transaction, if there was one.
    /// </summary>
    /// <param name="own">
    /// The id of the transaction whose snapshot this moment is; <see langword="null"/> when it took no id. Transactions
    /// within it have ids too, which cannot be told from those of others: then nothing is proven.
    /// </param>
    /// <param name="later">The later moment.</param>
    public bool IsFollowedOnlyBy(string? own, Moment later)
    {
        if (!IsQuiet) return false;
        if (own is null) return later.Next == Next;
        return ulong.Parse(own, CultureInfo.InvariantCulture) == Next && later.Next == Next + 1;
    }
}
