namespace SchemaRunner.Scripts;

/// <summary>The stretch of a script's text that is held at the moment.</summary>
/// <param name="reader">Where the text comes from.</param>
/// <param name="size">How many characters are held, unless more are asked for.</param>
internal sealed class ScriptBuffer(ScriptTextReader reader, int size)
{
    // below the longest string there can be, and far above any statement that a server takes
    private const int LargestSize = 1 << 29;

    private const int LargeSize = 4 << 20;

    private char[] characters = new char[size];
    private int length;

    /// <summary>What is held.</summary>
    public ReadOnlySpan<char> Text => characters.AsSpan(0, length);

    /// <summary>Reads until it is full; whether the text ends here.</summary>
    public bool Fill()
    {
        // a character may take two places
        while (length < characters.Length - 1)
        {
            var count = reader.Read(characters.AsSpan(length));
            if (count == 0) return true;
            length += count;
        }

        return false;
    }

    /// <summary>Reads all of the text, however much it is.</summary>
    public void FillToEnd()
    {
        while (!Fill()) Grow();
    }

    /// <summary>Lets go of the first characters.</summary>
    public void Drop(int count)
    {
        length -= count;
        characters.AsSpan(count, length).CopyTo(characters);
    }

    /// <summary>Makes room for twice as much.</summary>
    /// <exception cref="StatementTooLongException">There is a limit to it.</exception>
    public void Grow()
    {
        if (characters.Length >= LargestSize) throw new StatementTooLongException();
        Array.Resize(ref characters, characters.Length * 2);

        // what was made of half the text is garbage, and the runtime would let a lot of it pile up
        if (characters.Length > LargeSize) GC.Collect();
    }
}
