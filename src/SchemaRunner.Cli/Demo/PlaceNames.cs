namespace SchemaRunner.Cli.Demo;

/// <summary>Invented names of places that sound Indonesian; now and then one that is hard to carry over.</summary>
internal sealed class PlaceNames(SplitMix64 random)
{
    /// <summary>Quotes, a backslash, spaces at both ends, composed and decomposed accents, other scripts.</summary>
    public static readonly IReadOnlyList<string> Hard =
    [
        "Ma'rang", "Ru''u", "Tanjung \"Lama\"", "Batu\\Karang", "Sungai Dua ", " Muara", "Sé Méré", "Se\u0301bu",
        "Kampung – Baru", "Düvendeké", "Ombak 🌊", "ꦧꦤꦾꦸ",
    ];

    private static readonly string[] Prefixes =
        ["Suka", "Tanjung ", "Muara ", "Teluk ", "Pulau ", "Karang", "Sungai ", "Batu ", "Kampung ", "Ujung "];

    private static readonly string[] Starts =
    [
        "ba", "be", "bu", "da", "ga", "gu", "ja", "ka", "ke", "la", "lo", "ma", "mu", "pa", "ra", "sa", "si", "ta",
        "wa",
    ];

    private static readonly string[] Middles = ["", "", "la", "li", "ma", "mi", "na", "nga", "ra", "ri", "sa", "ta"];

    private static readonly string[] Ends =
        ["bau", "dung", "jaya", "kan", "lang", "mang", "mulya", "ngan", "pura", "ran", "rejo", "sari", "tan", "wangi"];

    private static readonly string[] Suffixes =
        [" Barat", " Timur", " Utara", " Selatan", " Tengah", " Hilir", " Hulu"];

    private int count;

    /// <summary>The next name; not unique.</summary>
    public string Next()
    {
        count++;
        return count % 89 == 0 ? Hard[count / 89 % Hard.Count] : Ordinary();
    }

    private string Ordinary()
    {
        var root = random.Pick(Starts) + random.Pick(Middles) + random.Pick(Ends);
        var name = random.OneIn(3) ? random.Pick(Prefixes) + root : root;
        name = char.ToUpperInvariant(name[0]) + name[1..];
        var lastSpace = name.LastIndexOf(' ');
        if (lastSpace >= 0)
            name = name[..(lastSpace + 1)] + char.ToUpperInvariant(name[lastSpace + 1]) + name[(lastSpace + 2)..];
        return random.OneIn(4) ? name + random.Pick(Suffixes) : name;
    }
}
