using System.Globalization;
using System.Text;
using SchemaRunner.Scripts;

namespace SchemaRunner.Tests.Postgres;

/// <summary>A split script as a person reads it: each statement, its data, each fault and note, with places.</summary>
internal static class CaseText
{
    public static string Write(string text, SplitResult result)
    {
        var page = new StringBuilder();
        foreach (var statement in result.Statements)
        {
            page.Append(CultureInfo.InvariantCulture, $"{statement.Number}  {statement.Line}:{statement.Column}  ");
            page.Append(Short(statement.Text)).Append('\n');
            if (statement.CopyData is { } data)
            {
                page.Append("   data ").Append(Quote(data)).Append('\n');
            }
        }

        AppendRemarks(page, "fault", text, result.Faults);
        AppendRemarks(page, "note", text, result.Notes);
        return page.ToString();
    }

    /// <summary>Line and column found the slow way, so that they do not agree by construction.</summary>
    public static (int Line, int Column) Place(string text, int offset)
    {
        var lines = text[..offset].Split('\n');
        return (lines.Length, lines[^1].EnumerateRunes().Count() + 1);
    }

    private static void AppendRemarks(StringBuilder page, string kind, string text, IReadOnlyList<SplitRemark> remarks)
    {
        foreach (var remark in remarks)
        {
            var (line, column) = Place(text, remark.Offset);
            page.Append(CultureInfo.InvariantCulture, $"{kind}  {line}:{column}  {remark.Code}: {remark.Message}\n");
            page.Append(remark.Hint is null ? "" : $"  hint: {remark.Hint}\n");
        }
    }

    private static string Short(string statement) =>
        Quote(statement.Length <= 72 ? statement : $"{statement[..40]} … {statement[^24..]}");

    private static string Quote(string value) =>
        value.Replace("\n", "⏎", StringComparison.Ordinal).Replace("\r", "␍", StringComparison.Ordinal);
}
