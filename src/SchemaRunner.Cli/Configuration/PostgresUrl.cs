using System.Globalization;
using SchemaRunner.Cli.Errors;

namespace SchemaRunner.Cli.Configuration;

/// <summary>Reads the URLs that PostgreSQL's own tools take, which the .NET driver does not.</summary>
internal static class PostgresUrl
{
    private static readonly string[] Schemes = ["postgres://", "postgresql://"];

    /// <summary>The URL's parameters whose names the driver spells differently; the others lose their underscores.</summary>
    private static readonly Dictionary<string, string> Parameters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sslmode"] = "SSL Mode",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslpassword"] = "SSL Password",
        ["sslrootcert"] = "Root Certificate",
        ["connect_timeout"] = "Timeout",
        ["user"] = "Username",
        ["dbname"] = "Database",
        ["passfile"] = "Passfile",
    };

    /// <summary>Whether a text is such a URL.</summary>
    public static bool IsOne(string text) =>
        Schemes.Any(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>The driver's form of a URL.</summary>
    /// <remarks>The password ends at the last <c>@</c>, so that one that holds <c>@</c> or <c>/</c> need not be escaped.</remarks>
    public static string ToConnectionString(Setting url)
    {
        var rest = url.Text[(url.Text.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var parts = new List<string>();
        var query = Cut(ref rest, '?');
        var at = rest.LastIndexOf('@');
        var user = at < 0 ? "" : rest[..at];
        rest = rest[(at + 1)..];

        var database = Cut(ref rest, '/');
        var host = AddHost(parts, rest, url);
        if (host.Length > 0) parts.Insert(0, $"Host={DatabaseAddress.Quote(host)}");
        if (database.Length > 0) parts.Add($"Database={DatabaseAddress.Quote(Unescape(database))}");

        var password = Cut(ref user, ':');
        if (user.Length > 0) parts.Add($"Username={DatabaseAddress.Quote(Unescape(user))}");
        if (password.Length > 0) parts.Add($"Password={DatabaseAddress.Quote(Unescape(password))}");
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var key = pair;
            var value = Unescape(Cut(ref key, '='));
            var name = Parameters.GetValueOrDefault(key) ?? key.Replace('_', ' ');

            // libpq's verify-ca is the driver's VerifyCA
            if (name == "SSL Mode") value = value.Replace("-", "", StringComparison.Ordinal);
            parts.Add($"{name}={DatabaseAddress.Quote(value)}");
        }

        if (!parts.Any(part => part.StartsWith("Host=", StringComparison.OrdinalIgnoreCase))) parts.Insert(0, "Host=localhost");
        return string.Join(';', parts);
    }

    private static string AddHost(List<string> parts, string text, Setting url)
    {
        // host, host:port, [::1]:port, and an escaped socket folder
        var end = text.IndexOf(']', StringComparison.Ordinal);
        var colon = text.IndexOf(':', Math.Max(end, 0));
        if (colon < 0 || text.Contains(',', StringComparison.Ordinal)) return Unescape(text.Trim('[', ']'));
        var port = text[(colon + 1)..];
        if (!ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            throw new UsageException($"{url.Place}: the port is not a number", "write postgres://USER@HOST:PORT/DB");
        parts.Add($"Port={port}");
        return Unescape(text[..colon].Trim('[', ']'));
    }

    // Shortens the text to what stands before the separator and returns what stands behind it
    private static string Cut(ref string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        if (at < 0) return "";
        var tail = text[(at + 1)..];
        text = text[..at];
        return tail;
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text);
}
