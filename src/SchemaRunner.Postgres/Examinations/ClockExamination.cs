using Npgsql;
using SchemaRunner.Examinations;

namespace SchemaRunner.Postgres.Examinations;

/// <summary>Whether the server and this machine agree on the time: the journal carries ours, its readers compare it with theirs.</summary>
internal static class ClockExamination
{
    private const string Subject = "clock";
    private static readonly TimeSpan s_worthKnowing = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_tooMuch = TimeSpan.FromMinutes(2);

    /// <summary>Asks for the server's time, and takes the middle of the asking for ours.</summary>
    public static async Task<Examination> OfAsync(NpgsqlConnection connection, TimeProvider time, CancellationToken cancellationToken)
    {
        var (asked, start) = (time.GetUtcNow(), time.GetTimestamp());
        var answer = await connection.QueryAsync<DateTime>(
            "asking for the time", "SELECT pg_catalog.clock_timestamp()", null, cancellationToken);
        var took = time.GetElapsedTime(start);
        return Of(new DateTimeOffset(answer[0]) - (asked + (took / 2)), took);
    }

    /// <summary>What a difference means, when the asking took that long.</summary>
    internal static Examination Of(TimeSpan ahead, TimeSpan uncertainty)
    {
        var difference = ahead.Duration();
        if (difference <= s_worthKnowing + (uncertainty / 2)) return Examination.Ok(Subject, "the server's agrees with this machine's");
        var fact = $"the server's is {Age.Of((long)difference.TotalSeconds)} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} this machine's";
        return difference < s_tooMuch
            ? Examination.Note(Subject, fact)
            : Examination.Problem(Subject, fact, "set the clocks: the times in the journal are this machine's");
    }
}
