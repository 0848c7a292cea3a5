namespace SchemaRunner.Scripts;

/// <summary>Finds what somebody may have meant by a word that does not exist.</summary>
public static class Suggestion
{
    /// <summary>The nearest of the words that exist; <see langword="null"/> when none is near enough to be worth saying.</summary>
    public static string? For(string word, IEnumerable<string> candidates)
    {
        var most = Math.Clamp(word.TrimStart('-').Length / 2, 1, 3);
        return candidates
            .Select(candidate => (Text: candidate, Edits: Edits(word.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(candidate => candidate.Edits <= most)
            .OrderBy(candidate => candidate.Edits)
            .ThenBy(candidate => candidate.Text, StringComparer.Ordinal)
            .FirstOrDefault().Text;
    }

    // Edits to get from one word to the other; two neighbours changing places count as one
    private static int Edits(string from, string to)
    {
        var edits = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++) edits[i, 0] = i;
        for (var j = 0; j <= to.Length; j++) edits[0, j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var cost = from[i - 1] == to[j - 1] ? 0 : 1;
                edits[i, j] = Math.Min(Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1, edits[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
            }
        }

        return edits[from.Length, to.Length];
    }
}
