using SchemaRunner.Engines;
using SchemaRunner.Examinations;

namespace SchemaRunner.Postgres.Examinations;

/// <summary>Whether this user may make the journal, or write it.</summary>
internal static class JournalPrivilege
{
    private const string Subject = "privileges";

    /// <summary>Asks; what the journal holds is told elsewhere.</summary>
    public static async Task<Examination> OfAsync(PostgresJournal journal, ServerFacts server, CancellationToken cancellationToken)
    {
        try
        {
            await journal.RequireAsync(cancellationToken);
            return Examination.Ok(Subject, $"user {server.User} may write the journal");
        }
        catch (PermissionDeniedException denied)
        {
            return Examination.Problem(Subject, denied);
        }
    }
}
