using System.Text;

namespace SchemaRunner.Reports.Writers.Html;

/// <summary>Writes HTML in which every text and attribute value is escaped and every element is closed.</summary>
internal sealed class HtmlBuilder(TextWriter output)
{
    /// <summary>An element with other elements in it.</summary>
    public void Element(string tag, string? cssClass, Action content, string attributes = "")
    {
        Open(tag, cssClass, attributes);
        output.Write('\n');
        content();
        output.Write($"</{tag}>\n");
    }

    /// <summary>An element that holds text only.</summary>
    public void Leaf(string tag, string text, string? cssClass = null, string attributes = "")
    {
        Open(tag, cssClass, attributes);
        output.Write(Escape(text));
        output.Write($"</{tag}>\n");
    }

    /// <summary>A table in a container of its own that scrolls sideways where the page is narrow.</summary>
    /// <remarks>A column whose head begins with <c>#</c> holds figures. A cell may hold several leaves.</remarks>
    public void Table<T>(string caption, IReadOnlyList<string> heads, IEnumerable<T> rows, Action<T> cells, string? cssClass = null) =>
        Element("div", "scroll", () => Element("table", cssClass, () =>
        {
            Leaf("caption", caption);
            Element("thead", null, () => Element("tr", null, () =>
            {
                foreach (var head in heads) Leaf("th", head.TrimStart('#'), head[0] == '#' ? "n" : null, " scope=\"col\"");
            }));
            Element("tbody", null, () =>
            {
                foreach (var row in rows) Element("tr", null, () => cells(row));
            });
        }), $" role=\"region\" tabindex=\"0\" aria-label=\"{Escape(caption)}\"");

    /// <summary>A table cell with figures.</summary>
    public void Figure(string text) => Leaf("td", text, "n");

    /// <summary>A table cell with a name, a digest or code.</summary>
    public void CodeCell(string? text, string cssClass = "code") =>
        Leaf("td", text ?? "–", text is null ? null : cssClass);

    /// <summary>Text as it stands, from this assembly only.</summary>
    public void Raw(string html) => output.Write(html);

    /// <summary>The text with nothing in it that HTML would take for markup, in an element or in quotes.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var letter in PlainText.Of(text))
        {
            result.Append(letter switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => letter.ToString(),
            });
        }

        return result.ToString();
    }

    private void Open(string tag, string? cssClass, string attributes) =>
        output.Write(cssClass is null ? $"<{tag}{attributes}>" : $"<{tag} class=\"{cssClass}\"{attributes}>");
}
