using System.Globalization;

namespace SchemaRunner.Benchmarks;

/// <summary>What the command line asks for; a size that is not given is that of the target.</summary>
internal sealed record BenchmarkOptions
{
    /// <summary>How it is written.</summary>
    public const string Usage = "NAME… [--rows N] [--tables N] [--scripts N] [--rounds N] [--workers N]";

    private IReadOnlyDictionary<string, long> Sizes { get; init; } = new Dictionary<string, long>();

    /// <summary>Which benchmarks; <c>all</c> for each of them.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>How many worker processes the parallel variants may use, besides the session's own.</summary>
    public int Workers => (int)Sizes.GetValueOrDefault("--workers", 2);

    /// <summary>Reads the arguments; <see langword="null"/> when they cannot be read.</summary>
    public static BenchmarkOptions? Parse(IReadOnlyList<string> arguments)
    {
        var names = arguments.TakeWhile(a => !a.StartsWith('-')).ToList();
        var sizes = new Dictionary<string, long>();
        for (var i = names.Count; i < arguments.Count; i += 2)
        {
            if (arguments[i] is not ("--rows" or "--tables" or "--scripts" or "--rounds" or "--workers")
                || i + 1 == arguments.Count
                || !long.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                || size == 0) return null;
            sizes[arguments[i]] = size;
        }

        return names.Count == 0 ? null : new BenchmarkOptions { Names = names, Sizes = sizes };
    }

    /// <summary>Rows of the large tables.</summary>
    public long Rows(long target) => Sizes.GetValueOrDefault("--rows", target);

    /// <summary>Tables of the large database.</summary>
    public int Tables(int target) => (int)Sizes.GetValueOrDefault("--tables", target);

    /// <summary>Migrations in one run.</summary>
    public int Scripts(int target) => (int)Sizes.GetValueOrDefault("--scripts", target);

    /// <summary>Measured rounds.</summary>
    public int Rounds(int usual) => (int)Sizes.GetValueOrDefault("--rounds", usual);
}
