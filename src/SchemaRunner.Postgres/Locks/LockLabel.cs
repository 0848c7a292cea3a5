using System.Globalization;
using SchemaRunner.Engines;

namespace SchemaRunner.Postgres.Locks;

/// <summary>The run lock's owner as an application_name: 63 bytes, so a long host's end is cut off.</summary>
internal static class LockLabel
{
    private const string Prefix = "schemarunner|";
    private const int Limit = 63;

    public static string Write(LockOwner owner)
    {
        var process = owner.ProcessId.ToString(CultureInfo.InvariantCulture);
        var since = owner.Since.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var room = Limit - Prefix.Length - process.Length - since.Length - 3;
        var run = Plain(owner.RunId, room - 1);
        var host = Plain(owner.Host, room - run.Length);
        return $"{Prefix}{run}|{host}|{process}|{since}";
    }

    /// <summary>Reads it back; <see langword="null"/> when something else holds the lock.</summary>
    public static LockOwner? Read(string label)
    {
        if (!label.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        return label[Prefix.Length..].Split('|') is [var run, var host, var process, var since]
            && int.TryParse(process, CultureInfo.InvariantCulture, out var id)
            && long.TryParse(since, CultureInfo.InvariantCulture, out var seconds)
            ? new LockOwner(run, host, id, DateTimeOffset.FromUnixTimeSeconds(seconds))
            : null;
    }

    /// <summary>The server keeps printable ASCII only, and the bar is ours.</summary>
    private static string Plain(string text, int room)
    {
        var plain = string.Concat(text.Select(c => c is > ' ' and < (char)127 and not '|' ? c : '?'));
        return plain.Length <= room ? plain : plain[..Math.Max(room, 0)];
    }
}
