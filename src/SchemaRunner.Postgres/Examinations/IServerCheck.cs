using SchemaRunner.Examinations;

namespace SchemaRunner.Postgres.Examinations;

/// <summary>One rule about a server: what it asks, and what the answer means.</summary>
internal interface IServerCheck
{
    /// <summary>Adds its query to those that go to the server together.</summary>
    void Ask(RoundTrip trip);

    /// <summary>Says what the answers mean.</summary>
    IEnumerable<Examination> Tell();
}
