using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Examinations;

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
        var server = (await SessionFacts.ReadAsync(connection, cancellationToken)).Server;
        var journal = new PostgresJournal(connection, await SearchPath.ReadAsync(connection, cancellationToken), server.User);
        var disk = new DiskCheck();
        IServerCheck[] checks =
        [
            new WritabilityCheck(server), new EncodingCheck(), new PrivilegeCheck(server), new TriggerSettingCheck(), new LongTransactionCheck(LongTransaction, server),
            new PreparedTransactionCheck(LongTransaction), new InvalidIndexCheck(), disk,
        ];
        await PinnedSettings.ReadAsync(
            connection, inTransaction: false, "looking at the database",
            trip =>
            {
                foreach (var check in checks) check.Ask(trip);
            },
            cancellationToken, isPrepared: false);

        return
        [
            Examination.Ok("connection", $"{target.Text}, user {server.User}"),
            SupportedServers.Examine(connection.PostgreSqlVersion),
            await SessionExamination.OfAsync(connection, source, target, cancellationToken),
            await ClockExamination.OfAsync(connection, time, cancellationToken),
            await JournalPrivilege.OfAsync(journal, server, cancellationToken),
            .. checks.Where(c => c != disk).SelectMany(c => c.Tell()),
            await DumpTool.ExamineAsync(DumpTool.Folders(), connection.PostgreSqlVersion.Major, cancellationToken),
            .. disk.Tell(),
        ];
    }
}
