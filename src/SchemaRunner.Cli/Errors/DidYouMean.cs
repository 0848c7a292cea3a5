namespace SchemaRunner.Cli.Errors;

/// <summary>Finds what somebody who mistyped a word probably meant.</summary>
internal static class DidYouMean
{
    /// <summary>The nearest of the known words; <see langword="null"/> when none is near enough to be worth saying.</summary>
    public static string? Find(string word, IEnumerable<string> known)
    {
        var limit = Math.Max(1, Math.Min(3, word.TrimStart('-').Length / 2));
        var nearest = known
            .Select(candidate => (Text: candidate, Distance: Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= limit)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Text, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Text;
    }

    /// <summary>A sentence for a hint: the nearest word, or every word there is.</summary>
    public static string Sentence(string word, IReadOnlyCollection<string> known) =>
        Find(word, known) is { } meant ? $"did you mean '{meant}'?" : $"one of: {string.Join(", ", known)}";

    // Edits to get from one word to the other; two neighbours changing places count as one
    private static int Distance(string from, string to)
    {
        var distance = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++) distance[i, 0] = i;
        for (var j = 0; j <= to.Length; j++) distance[0, j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var cost = from[i - 1] == to[j - 1] ? 0 : 1;
                distance[i, j] = Math.Min(
                    Math.Min(distance[i - 1, j] + 1, distance[i, j - 1] + 1), distance[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    distance[i, j] = Math.Min(distance[i, j], distance[i - 2, j - 2] + 1);
            }
        }

        return distance[from.Length, to.Length];
    }
}
