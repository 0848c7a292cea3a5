using SchemaRunner.Engines;
using SchemaRunner.Examinations;

namespace SchemaRunner.Postgres.Examinations;

/// <summary>Whether this user may lock, read and change the tables, and see all of their rows.</summary>
internal sealed class PrivilegeCheck(ServerFacts server) : IServerCheck
{
    private const string Subject = "tables";
    private List<TablePrivileges> _answer = [];

    /// <inheritdoc/>
    public void Ask(RoundTrip trip) => _answer = trip.Ask<TablePrivileges>(Sql.Read("examine_tables"));

    /// <inheritdoc/>
    public IEnumerable<Examination> Tell()
    {
        var (found, user) = (_answer[0], Sql.Quote(server.User));
        if (found.Closed > 0)
        {
            yield return Examination.Problem(
                Subject, $"user {server.User} may not lock and read {Some(found.Closed, found.ClosedNames)}",
                $"GRANT SELECT, UPDATE ON {found.ClosedNames[0]} TO {user}, or use the owner");
        }

        if (found.Secured > 0)
        {
            yield return Examination.Problem(
                Subject, $"row security hides rows from user {server.User} in {Some(found.Secured, found.SecuredNames)}",
                "every row must be seen to be compared: use the owner or a role with BYPASSRLS");
        }

        if (!found.MayMakeTemporary)
        {
            yield return Examination.Problem(
                Subject, $"user {server.User} may not make the temporary tables that keep rows to compare",
                $"GRANT TEMPORARY ON DATABASE {Sql.Quote(server.Database)} TO {user}");
        }

        if (found.Closed == 0 && found.Foreign > 0)
            yield return Examination.Note(Subject, $"user {server.User} does not own {Some(found.Foreign, found.ForeignNames)}: ALTER TABLE is refused there");
        else if (found is { Closed: 0, Secured: 0, MayMakeTemporary: true })
            yield return Examination.Ok(Subject, $"user {server.User} may lock, read and change all {found.Tables:N0}");
    }

    private string Some(long count, string[] names) =>
        $"{count:N0} of {_answer[0].Tables:N0} tables: {string.Join(", ", names)}{(count > names.Length ? ", …" : "")}";
}
