namespace SchemaRunner.Cli.Demo;

/// <summary>Names of invented people.</summary>
internal sealed class PersonNames(SplitMix64 random)
{
    private static readonly string[] First =
    [
        "Agus", "Andi", "Bambang", "Budi", "Dewi", "Eka", "Fitri", "Hendra", "I Wayan", "Ida Ayu", "Joko", "Kartika",
        "La Ode", "Lestari", "Made", "Muh. Ma'ruf", "Nur'aini", "Putri", "Rahmat", "Ratna", "Siti", "Sri", "Tri",
        "Wahyu", "Yohanes", "Zulkifli",
    ];

    private static readonly string[] Last =
    [
        "Ambarita", "D'Hoore", "Firmansyah", "Gunawan", "Hidayat", "Kusuma", "Latuconsina", "Mandagi", "Nasution",
        "Pattiasina", "Pratama", "Rumbiak", "Saputra", "Setiawan", "Siregar", "Suryani", "Tuhumury", "Utami", "Wibowo",
        "Yulianti", "Désiré",
    ];

    /// <summary>The next name; not unique.</summary>
    public string Next() => $"{random.Pick(First)} {random.Pick(Last)}";
}
