using SchemaRunner.Examinations;

namespace SchemaRunner.Postgres.Examinations;

/// <summary>Whether every character of a script can be stored.</summary>
internal sealed class EncodingCheck : IServerCheck
{
    private const string Subject = "encoding";
    private List<string> _answer = [];

    /// <inheritdoc/>
    public void Ask(RoundTrip trip) => _answer = trip.Ask<string>(
        """
        SELECT pg_catalog.current_setting(s) FROM pg_catalog.unnest(ARRAY['server_encoding', 'client_encoding']) AS s
        """);

    /// <inheritdoc/>
    public IEnumerable<Examination> Tell() => [Of(_answer[0], _answer[1])];

    /// <summary>What the two encodings mean.</summary>
    internal static Examination Of(string server, string client) => (server, client) switch
    {
        ("UTF8", "UTF8") => Examination.Ok(Subject, "UTF8 in the database and on the connection"),
        ("SQL_ASCII", _) => Examination.Note(Subject, "SQL_ASCII: the server stores any bytes and checks none"),
        (_, not "UTF8") => Examination.Problem(
            Subject, $"{client} on the connection: scripts are UTF8", "take Client Encoding out of the connection string, or PGCLIENTENCODING away"),
        _ => Examination.Note(Subject, $"{server}: characters that it has not are refused"),
    };
}
