namespace SchemaRunner.Sqlite.Scripts;

/// <summary>Lists of tokens between commas.</summary>
internal static class SqlList
{
    /// <summary>Cuts tokens at the commas that stand in no parentheses.</summary>
    public static List<List<SqlToken>> Split(IReadOnlyList<SqlToken> tokens)
    {
        var items = new List<List<SqlToken>> { new() };
        var depth = 0;
        foreach (var token in tokens)
        {
            if (token.Is('(')) depth++;
            if (token.Is(')')) depth--;
            if (token.Is(',') && depth == 0) items.Add([]);
            else items[^1].Add(token);
        }

        return items;
    }

    /// <summary>The tokens inside the first parentheses, and those after them.</summary>
    public static (List<SqlToken> Inside, List<SqlToken> After) FirstGroup(IReadOnlyList<SqlToken> tokens)
    {
        var depth = 0;
        var start = -1;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Is('(') && depth++ == 0) start = i + 1;
            if (tokens[i].Is(')') && --depth == 0)
                return ([.. tokens.Take(i).Skip(start)], [.. tokens.Skip(i + 1)]);
        }

        return ([], []);
    }
}
