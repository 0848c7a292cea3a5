using Npgsql;
using SchemaRunner.Engines;

namespace SchemaRunner.Postgres;

/// <summary>Reads both forms of connection string and sets what the engine relies on.</summary>
internal static class ConnectionStrings
{
    public static string Parse(string text)
    {
        try
        {
            var builder = IsUri(text) ? FromUri(text) : new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrEmpty(builder.Host)) builder.Host = "localhost";
            builder.Pooling = false;
            builder.Enlist = false;
            builder.CommandTimeout = 0;
            builder.IncludeErrorDetail = true;
            return builder.ConnectionString;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException)
        {
            // The driver's words may quote the value that it could not read, which may be the password
            throw new ConnectionFailedException(
                "the server",
                "the connection string cannot be read",
                "write postgres://user@host:5432/database?sslmode=require, or Host=…;Database=…;Username=…");
        }
    }

    private static bool IsUri(string text)
        => text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    private static NpgsqlConnectionStringBuilder FromUri(string text)
    {
        var uri = new Uri(text, UriKind.Absolute);
        var builder = new NpgsqlConnectionStringBuilder();
        if (uri.Host.Length > 0) builder.Host = uri.IdnHost.Trim('[', ']');
        if (uri.Port > 0) builder.Port = uri.Port;
        var database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/'));
        if (database.Length > 0) builder.Database = database;
        var user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0) builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length == 2) builder.Password = Uri.UnescapeDataString(user[1]);
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            builder[KeyOf(Uri.UnescapeDataString(parts[0]))] = Uri.UnescapeDataString(parts.Length == 2 ? parts[1] : "");
        }

        return builder;
    }

    /// <summary>What libpq calls differently from the driver.</summary>
    private static string KeyOf(string name) => name.ToLowerInvariant() switch
    {
        "sslmode" => "SSL Mode",
        "sslrootcert" => "Root Certificate",
        "sslcert" => "SSL Certificate",
        "sslkey" => "SSL Key",
        "connect_timeout" => "Timeout",
        "application_name" => "Application Name",
        "dbname" => "Database",
        "user" => "Username",
        "target_session_attrs" => "Target Session Attributes",
        _ => name,
    };
}
