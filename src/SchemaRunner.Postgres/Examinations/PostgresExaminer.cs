using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Examinations;
using SchemaRunner.Postgres.Backups;

namespace SchemaRunner.Postgres.Examinations;

/// <summary>Looks at a server and at one database on it, in a few round trips and without changing anything.</summary>
internal sealed class PostgresExaminer(NpgsqlDataSource source, ConnectionTarget target, TimeProvider time)
{
    /// <summary>How long a transaction may be open before it is told.</summary>
    public TimeSpan LongTransaction { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Looks.</summary>
    public async Task<IReadOnlyList<Examination>> ExamineAsync(CancellationToken cancellationToken)
    {
        await using var connection = await PostgresConnection.OpenAsync(source, target, cancellationToken);
        var facts = await SessionFacts.ReadAsync(connection, cancellationToken);
        var server = facts.Server;
        var journal = new PostgresJournal(connection, await SearchPath.ReadAsync(connection, cancellationToken), server.User);
        IServerCheck[] settings = [new WritabilityCheck(server), new EncodingCheck(), new TriggerSettingCheck()];
        IServerCheck[] contents =
        [
            new PrivilegeCheck(server), new LongTransactionCheck(LongTransaction, server), new PreparedTransactionCheck(LongTransaction),
            new InvalidIndexCheck(), new DiskCheck(),
        ];
        await PinnedSettings.ReadAsync(
            connection, inTransaction: false, "looking at the database",
            trip =>
            {
                foreach (var check in settings.Concat(contents)) check.Ask(trip);
            },
            cancellationToken, isPrepared: false);

        return
        [
            Examination.Ok("connection", $"{target.Text}, user {server.User}"),
            SupportedServers.Examine(connection.PostgreSqlVersion),
            await SessionExamination.OfAsync(connection, source, target, facts.Pid, cancellationToken),
            await ClockExamination.OfAsync(connection, time, cancellationToken),
            .. settings.SelectMany(check => check.Tell()),
            await JournalPrivilege.OfAsync(journal, server, cancellationToken),
            .. contents.SelectMany(check => check.Tell()),
            await DumpTool.ExamineAsync(ClientPrograms.Folders(), connection.PostgreSqlVersion.Major, cancellationToken),
        ];
    }
}
