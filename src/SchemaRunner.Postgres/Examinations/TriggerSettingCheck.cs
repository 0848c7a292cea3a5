using SchemaRunner.Examinations;

namespace SchemaRunner.Postgres.Examinations;

/// <summary>Whether triggers and foreign keys work in a session of this user.</summary>
internal sealed class TriggerSettingCheck : IServerCheck
{
    private List<string> _answer = [];

    /// <inheritdoc/>
    public void Ask(RoundTrip trip) => _answer = trip.Ask<string>("SELECT pg_catalog.current_setting('session_replication_role')");

    /// <inheritdoc/>
    public IEnumerable<Examination> Tell() => _answer[0] == "replica"
        ?
        [
            Examination.Problem(
                "triggers", "session_replication_role is replica: triggers and foreign keys do nothing",
                "RESET session_replication_role for this user, or in the connection string"),
        ]
        : [];
}
