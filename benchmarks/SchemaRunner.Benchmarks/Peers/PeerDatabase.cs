namespace SchemaRunner.Benchmarks.Peers;

/// <summary>An empty database, in the words of the tools.</summary>
/// <param name="Engine"><c>postgres</c> or <c>sqlite</c>.</param>
/// <param name="Location">The file's path, or <c>user@host:port/name</c>.</param>
/// <param name="ConnectionString">As ADO.NET has it.</param>
internal sealed record PeerDatabase(string Engine, string Location, string ConnectionString)
{
    /// <summary>Whether it is PostgreSQL.</summary>
    public bool IsPostgres => Engine == "postgres";
}
