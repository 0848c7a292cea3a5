using Npgsql;

namespace SchemaRunner.Postgres.Backups;

/// <summary>A server and one database on it, as the client programs are told of them: by the environment, never by arguments.</summary>
/// <param name="ConnectionString">The driver's form, with the password where there is one.</param>
internal sealed record ServerAddress(string ConnectionString)
{
    /// <summary>Another database of the same server.</summary>
    public ServerAddress For(string database) => new(
        new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database, Pooling = false }.ConnectionString);

    /// <summary>The variables that libpq reads; what the environment has already stays where the connection says nothing.</summary>
    public IReadOnlyDictionary<string, string> Environment
    {
        get
        {
            var from = new NpgsqlConnectionStringBuilder(ConnectionString);
            var variables = new Dictionary<string, string>();
            Set("PGHOST", from.Host);
            Set("PGPORT", from.Port.ToString());
            Set("PGUSER", from.Username);
            Set("PGPASSWORD", from.Password);
            Set("PGPASSFILE", from.Passfile);
            Set("PGDATABASE", from.Database ?? from.Username);
            Set("PGSSLMODE", SslModeOf(from.SslMode));
            Set("PGSSLROOTCERT", from.RootCertificate);
            Set("PGSSLCERT", from.SslCertificate);
            Set("PGSSLKEY", from.SslKey);
            Set("PGOPTIONS", from.Options);
            Set("PGCONNECT_TIMEOUT", from.Timeout.ToString());
            Set("PGAPPNAME", "schemarunner");
            return variables;

            void Set(string name, string? value)
            {
                if (!string.IsNullOrEmpty(value)) variables[name] = value;
            }
        }
    }

    private static string SslModeOf(SslMode mode) => mode switch
    {
        SslMode.VerifyCA => "verify-ca",
        SslMode.VerifyFull => "verify-full",
        _ => mode.ToString().ToLowerInvariant(),
    };
}
