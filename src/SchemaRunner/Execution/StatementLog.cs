using SchemaRunner.Engines;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Execution;

/// <summary>What ran, as the report has it: the first statements one by one, those behind them added up.</summary>
/// <param name="names">The names of what was locked.</param>
/// <remarks>A report is read by people and kept in the journal: it must not grow with its script.</remarks>
internal sealed class StatementLog(LockNames names)
{
    /// <summary>How many statements are told one by one.</summary>
    public const int MostStatements = 1_000;

    private const int MostNotices = 1_000;
    private const int LongestText = 2_000;

    private readonly List<StatementReport> statements = [];
    private StatementReport? rest;
    private int notices;

    /// <summary>What ran so far, in order.</summary>
    public IReadOnlyList<StatementReport> Statements => rest is null ? statements : [.. statements, rest];

    /// <summary>A statement's text, cut where nobody reads on.</summary>
    public static string Shorten(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";

    /// <summary>Adds statements that ran in a row, and what they did together.</summary>
    /// <param name="ran">The statements.</param>
    /// <param name="outcome">What they did.</param>
    /// <param name="start">When they began, in milliseconds from the phase's beginning.</param>
    /// <param name="milliseconds">How long they took.</param>
    public void Add(IReadOnlyList<Statement> ran, StatementOutcome outcome, double start, double milliseconds)
    {
        if (ran.Count == 0) return;
        var report = new StatementReport(ran[0].Number, ran[0].Line, Shorten(ran[0].Text), outcome.Rows, milliseconds)
        {
            Following = ran.Count - 1,
            LastLine = ran.Count > 1 ? ran[^1].Line : null,
            StartMilliseconds = start,
            Locks = names.Of(outcome.Locks),
            Rewritten = names.Of(outcome.Rewritten),
            WalBytes = outcome.WalBytes,
            Notices = outcome.Notices.Count == 0 ? [] : Fitting(outcome.Notices),
        };
        if (statements.Count < MostStatements) statements.Add(report);
        else rest = rest is null ? report : Sum(rest, report);
    }

    /// <summary>Adds the statement that was refused, which nothing follows.</summary>
    public void AddRefused(Statement statement, double start, double milliseconds)
    {
        if (rest is not null) statements.Add(rest);
        rest = null;
        statements.Add(new StatementReport(statement.Number, statement.Line, Shorten(statement.Text), Rows: null, milliseconds)
        {
            StartMilliseconds = start,
        });
    }

    private static StatementReport Sum(StatementReport first, StatementReport next) => first with
    {
        Following = first.Following + 1 + next.Following,
        LastLine = next.LastLine ?? next.Line,
        Rows = next.Rows is null ? first.Rows : (first.Rows ?? 0) + next.Rows,
        Milliseconds = first.Milliseconds + next.Milliseconds,
        Locks = [.. first.Locks, .. next.Locks],
        Rewritten = [.. first.Rewritten.Union(next.Rewritten)],
        WalBytes = next.WalBytes is null ? first.WalBytes : (first.WalBytes ?? 0) + next.WalBytes,
        Notices = next.Notices.Count == 0 ? first.Notices : [.. first.Notices, .. next.Notices],
    };

    private List<string> Fitting(IReadOnlyList<string> said)
    {
        var fitting = said.Take(MostNotices - notices).ToList();
        if (fitting.Count < said.Count && notices < MostNotices) fitting.Add("… what was said further is left out");
        notices += said.Count;
        return fitting;
    }
}
