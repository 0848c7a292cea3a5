namespace SchemaRunner.Postgres.Scripts;

/// <summary>Turns offsets that only grow into lines and columns, reading each character once.</summary>
internal sealed class PositionCounter(string text)
{
    private int offset;
    private int line = 1;
    private int column = 1;

    /// <summary>The 1-based line and column of an offset; a column is a Unicode scalar value, not a UTF-16 unit.</summary>
    public (int Line, int Column) At(int target)
    {
        var passed = text.AsSpan(offset, target - offset);
        var lastLineEnd = passed.LastIndexOf('\n');
        if (lastLineEnd >= 0)
        {
            line += passed.Count('\n');
            column = 1;
        }

        column += CountScalars(passed[(lastLineEnd + 1)..]);
        offset = target;
        return (line, column);
    }

    private static int CountScalars(ReadOnlySpan<char> characters)
    {
        var count = characters.Length;
        while (characters.IndexOfAnyInRange('\uD800', '\uDBFF') is var high and >= 0)
        {
            var paired = high + 1 < characters.Length && char.IsLowSurrogate(characters[high + 1]);
            count -= paired ? 1 : 0;
            characters = characters[(high + 1)..];
        }

        return count;
    }
}
