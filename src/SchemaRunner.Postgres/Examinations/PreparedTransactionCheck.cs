using SchemaRunner.Examinations;

namespace SchemaRunner.Postgres.Examinations;

/// <summary>Whether prepared transactions keep their locks: no session has them, and no restart ends them.</summary>
internal sealed class PreparedTransactionCheck(TimeSpan atLeast) : IServerCheck
{
    private const string Subject = "prepared transactions";
    private List<PreparedTransaction> _found = [];

    /// <inheritdoc/>
    public void Ask(RoundTrip trip) => _found = trip.Ask<PreparedTransaction>(
        """
        SELECT p.gid AS "Name", p.owner::pg_catalog.text AS "Owner",
               EXTRACT(EPOCH FROM pg_catalog.clock_timestamp() - p.prepared)::pg_catalog.int8 AS "Seconds"
        FROM pg_catalog.pg_prepared_xacts p WHERE p.database = pg_catalog.current_database() ORDER BY p.prepared
        """);

    /// <inheritdoc/>
    public IEnumerable<Examination> Tell()
    {
        if (_found.Count == 0) return [Examination.Ok(Subject, "none")];
        var (oldest, more) = (_found[0], _found.Count == 1 ? "" : $"; {_found.Count - 1} more");
        var fact = $"{Sql.Literal(oldest.Name)} of user {oldest.Owner} has kept its locks for {Age.Of(oldest.Seconds)}{more}";
        var way = $"COMMIT PREPARED {Sql.Literal(oldest.Name)}, or ROLLBACK PREPARED";
        return
        [
            oldest.Seconds >= atLeast.TotalSeconds ? Examination.Problem(Subject, fact, way) : Examination.Note(Subject, fact, way),
        ];
    }
}
