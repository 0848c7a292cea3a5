using Npgsql;

namespace SchemaRunner.Postgres;

/// <summary>Where a connection goes, in words without secrets.</summary>
/// <param name="Text"><c>postgres://user@host:5432/db</c></param>
/// <param name="User">The user as asked for; empty for the operating system's.</param>
/// <param name="Database">The database as asked for; empty for the user's own.</param>
/// <param name="Address"><c>host:5432</c></param>
internal sealed record ConnectionTarget(string Text, string User, string Database, string Address)
{
    public static ConnectionTarget Of(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        var user = builder.Username ?? "";
        var address = $"{builder.Host}:{builder.Port}";
        var database = builder.Database ?? user;
        return new($"postgres://{(user.Length > 0 ? user + "@" : "")}{address}/{database}", user, database, address);
    }
}
