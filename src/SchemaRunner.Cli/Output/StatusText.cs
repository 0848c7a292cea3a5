using SchemaRunner.Planning;

namespace SchemaRunner.Cli.Output;

/// <summary>How the migrations stand, for a person.</summary>
internal static class StatusText
{
    /// <summary>Writes a table and a sentence.</summary>
    public static void Write(IReadOnlyList<MigrationStatus> all, Terminal terminal)
    {
        var (output, paint) = (terminal.Output, terminal.OutputPaint);
        var table = new TextTable(
            new("version", Shrinks: true), new("name", Shrinks: true), new("state"), new("applied at (UTC)"), new("by", Shrinks: true),
            new("ms", ToTheRight: true));
        foreach (var status in all)
        {
            table.Add(
                status.Version.Text,
                status.Name,
                new Cell(Words.Of(status.State), Colour: ColourOf(status.State, paint)),
                status.AppliedAt is { } at ? $"{at.UtcDateTime:yyyy-MM-dd HH:mm:ss}" : "",
                status.AppliedBy ?? "",
                status.DurationMs is { } duration ? $"{duration:N0}" : "");
        }

        if (table.Count > 0) table.Write(output, terminal.Width, paint);
        output.WriteLine(Sentence(all));
    }

    private static string Sentence(IReadOnlyList<MigrationStatus> all)
    {
        var pending = all.Count(status => status.State == MigrationState.Pending);
        var adopted = all.Count(status => status.State == MigrationState.Baseline);
        var applied = all.Count(status => status.AppliedAt is not null) - adopted;
        var conflicts = all.Count(status =>
            status.State is MigrationState.Changed or MigrationState.Missing or MigrationState.OutOfOrder);
        var done = adopted == 0 ? $"{applied} applied" : $"{applied} applied, {adopted} in the baseline";
        var sentence = pending == 0 ? $"Nothing is pending; {done}." : $"{pending} pending, {done}.";
        if (all.FirstOrDefault(status => status.State == MigrationState.Incomplete) is { } incomplete)
            sentence = $"{incomplete.Version} is incomplete: 'plan' tells where it goes on. {sentence}";
        return conflicts == 0 ? sentence : $"{sentence} {Words.Count(conflicts, "conflict")} with the scripts: 'up' will stop there.";
    }

    private static Func<string, string> ColourOf(MigrationState state, Paint paint) => state switch
    {
        MigrationState.Applied => paint.Good,
        MigrationState.Pending or MigrationState.Baseline => paint.Notable,
        _ => paint.Bad,
    };
}
