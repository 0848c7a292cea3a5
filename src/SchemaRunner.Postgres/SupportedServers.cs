using SchemaRunner.Examinations;

namespace SchemaRunner.Postgres;

/// <summary>Which releases of the server this engine works with.</summary>
internal static class SupportedServers
{
    private const int Oldest = 13;
    private const int Newest = 18;

    /// <summary>Why a server is refused; <see langword="null"/> when it is not.</summary>
    public static string? Refusal(Version server) =>
        server.Major < Oldest ? $"the server is PostgreSQL {server}; {Oldest} to {Newest} are supported" : null;

    /// <summary>What is to be said of a server that is not refused.</summary>
    public static Examination Examine(Version server) => server.Major > Newest
        ? Examination.Note("server", $"PostgreSQL {server} is newer than {Newest}, the latest that this release knows")
        : Examination.Ok("server", $"PostgreSQL {server}");
}
