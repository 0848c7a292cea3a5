using SchemaRunner.Engines;
using SchemaRunner.Examinations;

namespace SchemaRunner.Postgres.Examinations;

/// <summary>Whether the database takes writes at all.</summary>
internal sealed class WritabilityCheck(ServerFacts server) : IServerCheck
{
    private List<Writability> _answer = [];

    /// <inheritdoc/>
    public void Ask(RoundTrip trip) => _answer = Writability.Ask(trip);

    /// <inheritdoc/>
    public IEnumerable<Examination> Tell() =>
    [
        _answer[0].Refusal(server) is { } refusal
            ? Examination.Problem("writing", refusal.Reason, refusal.Hint)
            : Examination.Ok("writing", "the server is a primary and takes writes"),
    ];
}
