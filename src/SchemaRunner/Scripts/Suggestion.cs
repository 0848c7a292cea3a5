namespace SchemaRunner.Scripts;

/// <summary>Finds what somebody may have meant by a word that does not exist.</summary>
public static class Suggestion
{
    /// <summary>The candidate nearest to a word, when it is near enough to be worth saying.</summary>
    public static string? For(string word, IEnumerable<string> candidates)
    {
        var best = candidates
            .Select(candidate => (candidate, distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .OrderBy(pair => pair.distance)
            .FirstOrDefault();
        return best.candidate is not null && best.distance <= MostEdits(best.candidate) ? best.candidate : null;
    }

    private static int MostEdits(string candidate) => candidate.Length switch { <= 3 => 1, <= 8 => 2, _ => 3 };

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = left[i - 1] == right[j - 1] ? diagonal : 1 + Math.Min(diagonal, Math.Min(above, row[j - 1]));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
