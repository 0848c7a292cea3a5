using SchemaRunner.Engines;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Execution;

/// <summary>What ran, as the report has it: the first statements one by one, those behind them added up.</summary>
/// <remarks>A report is read by people and kept in the journal: it must not grow with its script.</remarks>
internal sealed class StatementLog
{
    private const int MostStatements = 1_000;
    private const int MostNotices = 1_000;
    private const int LongestText = 2_000;

    private readonly List<StatementReport> statements = [];
    private StatementReport? rest;
    private int notices;

    /// <summary>What ran so far, in order.</summary>
    public IReadOnlyList<StatementReport> Statements => rest is null ? statements : [.. statements, rest];

    /// <summary>A statement's text, cut where nobody reads on.</summary>
    public static string Shorten(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";

    /// <summary>Adds a statement that ran.</summary>
    public void Add(Statement statement, StatementOutcome outcome, double milliseconds)
    {
        var said = outcome.Notices.Count == 0 ? [] : Fitting(outcome.Notices);
        if (statements.Count < MostStatements)
        {
            statements.Add(ReportOf(statement, outcome.Rows, milliseconds) with { Notices = said });
        }
        else
        {
            rest = rest is null ? ReportOf(statement, outcome.Rows, milliseconds) : rest with
            {
                Following = rest.Following + 1,
                LastLine = statement.Line,
                Rows = outcome.Rows is null ? rest.Rows : (rest.Rows ?? 0) + outcome.Rows,
                Milliseconds = rest.Milliseconds + milliseconds,
            };
            if (said.Count > 0) rest = rest with { Notices = [.. rest.Notices, .. said] };
        }
    }

    /// <summary>Adds the statement that was refused, which nothing follows.</summary>
    public void AddRefused(Statement statement, double milliseconds)
    {
        if (rest is not null) statements.Add(rest);
        rest = null;
        statements.Add(ReportOf(statement, rows: null, milliseconds));
    }

    private static StatementReport ReportOf(Statement statement, long? rows, double milliseconds) =>
        new(statement.Number, statement.Line, Shorten(statement.Text), rows, milliseconds);

    private List<string> Fitting(IReadOnlyList<string> said)
    {
        var fitting = said.Take(MostNotices - notices).ToList();
        if (fitting.Count < said.Count && notices < MostNotices) fitting.Add("… what was said further is left out");
        notices += said.Count;
        return fitting;
    }
}
