using SchemaRunner.Examinations;

namespace SchemaRunner.Postgres.Examinations;

/// <summary>Whether an index is there that every write has to feed and no query may use.</summary>
internal sealed class InvalidIndexCheck : IServerCheck
{
    private const string Subject = "indexes";
    private List<string> _found = [];

    /// <inheritdoc/>
    public void Ask(RoundTrip trip) => _found = trip.Ask<string>(Sql.Read("examine_indexes"));

    /// <inheritdoc/>
    public IEnumerable<Examination> Tell() => _found.Count == 0
        ? [Examination.Ok(Subject, "all are valid")]
        : _found.Take(3).Select(name => Examination.Problem(
            Subject, $"{name} is invalid", $"REINDEX INDEX CONCURRENTLY {name}, or drop it"));
}
