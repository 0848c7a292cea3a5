using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Catalog;

/// <summary>Reads the text of a CREATE TABLE, which the library has accepted, for what no pragma tells.</summary>
internal sealed class TableParser
{
    private readonly List<SqlToken> tokens;
    private readonly TableDefinition table = new();
    private int at;
    private string? column;
    private string? name;
    private bool isAfterNotNull;

    private TableParser(List<SqlToken> tokens) => this.tokens = tokens;

    /// <summary>Reads a table's text.</summary>
    public static TableDefinition Parse(List<SqlToken> tokens)
    {
        var parser = new TableParser(tokens);
        parser.ParseTable();
        return parser.table;
    }

    private void ParseTable()
    {
        while (at < tokens.Count && !tokens[at].Is('(')) at++;
        at++;
        while (at < tokens.Count && !tokens[at].Is(')')) ParseItem();
        for (; at < tokens.Count; at++)
        {
            if (tokens[at].Is("WITHOUT")) table.IsWithoutRowid = true;
            if (tokens[at].Is("STRICT")) table.IsStrict = true;
        }
    }

    private void ParseItem()
    {
        column = null;
        name = null;
        if (!BeginsTableConstraint(tokens[at])) column = tokens[at++].Name;
        while (at < tokens.Count && !tokens[at].Is(',') && !tokens[at].Is(')')) ParsePart();
        if (at < tokens.Count && tokens[at].Is(',')) at++;
    }

    private static bool BeginsTableConstraint(SqlToken token) =>
        token.Is("CONSTRAINT") || token.Is("PRIMARY") || token.Is("UNIQUE") || token.Is("CHECK") || token.Is("FOREIGN");

    private void ParsePart()
    {
        var token = tokens[at++];
        if (token.Is('(')) SkipGroup();
        else if (token.Kind != SqlTokenKind.Word) return;
        else if (token.Is("CONSTRAINT")) name = tokens[at++].Name;
        else if (token.Is("PRIMARY")) ParseKey(ConstraintType.PrimaryKey);
        else if (token.Is("UNIQUE")) ParseKey(ConstraintType.Unique);
        else if (token.Is("CHECK")) Add(ConstraintType.Check, [], SqlText.Normalize(Group()));
        else if (token.Is("NOT")) isAfterNotNull = true;
        else if (token.Is("NULL") && !tokens[at - 2].Is("NOT")) SkipConflict();
        else if (token.Is("ON")) ParseConflict();
        else if (token.Is("FOREIGN")) at++;
        else if (token.Is("REFERENCES")) ParseReference();
        else if (token.Is("AUTOINCREMENT")) table.IsAutoIncrement = true;
        else if (token.Is("DEFAULT")) SkipDefault();
        else if (token.Is("COLLATE") && column is not null) table.Collations[column] = tokens[at++].Name.ToUpperInvariant();
        else if (token.Is("AS") && column is not null) ParseGenerated();
    }

    private void ParseKey(ConstraintType type)
    {
        if (at < tokens.Count && tokens[at].Is("KEY")) at++;
        IReadOnlyList<string> columns = [];
        if (column is null) columns = [.. SqlList.Split(Group()).Select(item => item[0].Name)];
        Add(type, column is null ? columns : [column], text: "");
    }

    // ON CONFLICT belongs to the constraint before it; ABORT is what stands for none
    private void ParseConflict()
    {
        var action = tokens[at + 1].Is("ABORT") ? null : tokens[at + 1].Text.ToUpperInvariant();
        at += 2;
        if (isAfterNotNull) table.NotNullConflicts[column!] = action;
        else table.Constraints[^1] = table.Constraints[^1] with { OnConflict = action };
    }

    // What may be NULL has no conflict; the grammar lets one be written all the same
    private void SkipConflict()
    {
        if (at < tokens.Count && tokens[at].Is("ON")) at += 3;
    }

    private void ParseReference()
    {
        at++;
        if (at < tokens.Count && tokens[at].Is('(')) Group();
        var start = at;
        while (at < tokens.Count && !tokens[at].Is(',') && !tokens[at].Is(')') && ContinuesReference(tokens[at])) at++;
        Add(ConstraintType.ForeignKey, [], SqlText.Normalize(tokens[start..at]));
    }

    private bool ContinuesReference(SqlToken token) =>
        !(token.Is("CONSTRAINT") || token.Is("CHECK") || token.Is("UNIQUE") || token.Is("PRIMARY")
            || token.Is("COLLATE") || token.Is("GENERATED") || token.Is("AS") || token.Is("REFERENCES")
            || token.Is("FOREIGN")
            || (token.Is("DEFAULT") && !tokens[at - 1].Is("SET"))
            || (token.Is("NULL") && !tokens[at - 1].Is("SET"))
            || (token.Is("NOT") && !(at + 1 < tokens.Count && tokens[at + 1].Is("DEFERRABLE"))));

    private void ParseGenerated()
    {
        var expression = SqlText.Normalize(Group());
        var stored = at < tokens.Count && tokens[at].Is("STORED");
        table.Generated[column!] = $"{(stored ? "stored" : "virtual")} ({expression})";
    }

    private void SkipDefault()
    {
        if (at < tokens.Count && tokens[at].Is('(')) Group();
        else if (at < tokens.Count && tokens[at].Kind == SqlTokenKind.Symbol) at += 2;
        else at++;
    }

    private void Add(ConstraintType type, IReadOnlyList<string> columns, string text)
    {
        table.Constraints.Add(new(type, name, column, columns, text));
        name = null;
        isAfterNotNull = false;
    }

    private void SkipGroup()
    {
        at--;
        Group();
    }

    // The tokens between the parenthesis that stands here and the one that closes it
    private List<SqlToken> Group()
    {
        var start = at + 1;
        var depth = 0;
        for (; at < tokens.Count; at++)
        {
            if (tokens[at].Is('(')) depth++;
            if (tokens[at].Is(')') && --depth == 0) break;
        }

        at = Math.Min(at + 1, tokens.Count);
        return start < at ? tokens[start..(at - 1)] : [];
    }
}
