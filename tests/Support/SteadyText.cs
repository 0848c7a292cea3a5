using System.Text.RegularExpressions;

namespace SchemaRunner.Support;

/// <summary>Takes out of a text what differs from run to run: ids, times, durations, temporary places, the user.</summary>
public static partial class SteadyText
{
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    private const int Timeout = 5_000;

    /// <summary>The text with words in their place; runs of spaces become one, since columns are as wide as their numbers.</summary>
    public static string Of(string text)
    {
        text = Postgres().Replace(text, "DATABASE");
        text = TestDatabase().Replace(text, "DATABASE");
        text = ConnectionString().Replace(text, "DATABASE");
        text = Folder().Replace(text, "FOLDER");
        text = ReportFile().Replace(text, "TIME-RUN");
        text = Backup().Replace(text, "DATABASE-TIME");
        text = Sha256().Replace(text, "SHA256");
        text = Moment().Replace(text, "TIME");
        text = RunId().Replace(text, "RUN");
        text = Version().Replace(text, "${product} VERSION");
        text = PhaseLine().Replace(text, "${phase} MS MS");
        text = Milliseconds().Replace(text, "MS ms");
        text = Seconds().Replace(text, "SECONDS s");
        text = EventLine().Replace(text, "${at} RUN ${what} USER MS");
        text = StatusLine().Replace(text, "${what} TIME USER MS");
        text = ReadOnlyFor().Replace(text, "${what} USER");
        return Spaces().Replace(text, "${before} ");
    }

    [GeneratedRegex(@"postgres://postgres@127\.0\.0\.1:\d+/t_\d+_\d+", Options, Timeout)]
    private static partial Regex Postgres();

    [GeneratedRegex(@"sqlite:\S*/schemarunner-test-\w+/test\.db", Options, Timeout)]
    private static partial Regex TestDatabase();

    [GeneratedRegex(@"Host=127[^\n]*Database=t_\d+_\d+[^\s]*( Error Detail=\w+)?", Options | RegexOptions.IgnoreCase, Timeout)]
    private static partial Regex ConnectionString();

    [GeneratedRegex(@"/\S*/schemarunner-cli-\w+", Options, Timeout)]
    private static partial Regex Folder();

    [GeneratedRegex(@"\d{8}T\d{6}Z-[0-9a-f]{12}", Options, Timeout)]
    private static partial Regex ReportFile();

    [GeneratedRegex(@"\b(test|t_\d+_\d+)-\d{8}T\d{6}Z", Options, Timeout)]
    private static partial Regex Backup();

    [GeneratedRegex(@"\b[0-9a-f]{64}\b", Options, Timeout)]
    private static partial Regex Sha256();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)?", Options, Timeout)]
    private static partial Regex Moment();

    [GeneratedRegex(@"\b[0-9a-f]{12}\b", Options, Timeout)]
    private static partial Regex RunId();

    [GeneratedRegex(@"(?<product>SQLite|PostgreSQL) \d+\.[\d.]+(, (system|bundled) library)?", Options, Timeout)]
    private static partial Regex Version();

    [GeneratedRegex(@"(?m)(?<phase>^\d+ of \d+ .*\S) +[\d,]+ +[\d,]+$", Options, Timeout)]
    private static partial Regex PhaseLine();

    [GeneratedRegex(@"(?<![\w.])[\d,.]+ ms\b", Options, Timeout)]
    private static partial Regex Milliseconds();

    [GeneratedRegex(@"(?<= in )[\d.]+ s\b", Options, Timeout)]
    private static partial Regex Seconds();

    [GeneratedRegex(@"(?m)^(?<at>\d+ +TIME) +(?<id>[0-9a-f]{6}) +(?<what>.*\S) +\S+ +[\d,]+$", Options, Timeout)]
    private static partial Regex EventLine();

    [GeneratedRegex(@"(?m)^(?<what>\d+ .*\S) +TIME +\S+ +[\d,]+$", Options, Timeout)]
    private static partial Regex StatusLine();

    [GeneratedRegex(@"(?m)(?<what>is read-only for|cannot be made by) \S+$", Options, Timeout)]
    private static partial Regex ReadOnlyFor();

    [GeneratedRegex(@"(?m)(?<before>\S) {2,}", Options, Timeout)]
    private static partial Regex Spaces();
}
