using SchemaRunner.Examinations;
using SchemaRunner.Postgres.Backups;

namespace SchemaRunner.Postgres.Examinations;

/// <summary>Whether there is a <c>pg_dump</c> that can read the server: it refuses servers that are newer than itself.</summary>
internal static class DumpTool
{
    private const string Name = "pg_dump";

    /// <summary>Takes the first that is new enough, else says how old the first one is.</summary>
    public static async Task<Examination> ExamineAsync(IEnumerable<string> folders, int server, CancellationToken cancellationToken) =>
        await ClientPrograms.FindAsync(Name, folders, server, cancellationToken) switch
        {
            { IsNewEnough: true } found => Examination.Ok(Name, $"{found.Version}, {found.Path}"),
            { } older => Examination.Note(
                Name, $"{older.Version} cannot dump a server of release {server}: {older.Path}", $"install the client of PostgreSQL {server}"),
            null => Examination.Note(Name, "it is not on the PATH; only backups need it", "install the client programs of PostgreSQL"),
        };
}
