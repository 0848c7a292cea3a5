namespace SchemaRunner.Cli.Demo;

/// <summary>The areas below the provinces, each level generated from the one above and never held whole.</summary>
internal static class Areas
{
    public const int RegencyCount = 514;
    public const int DistrictCount = 7_277;
    public const int VillageCount = 83_763;

    /// <summary>Regencies (1101 …) and, from 71 on, cities (1171 …) of every province.</summary>
    public static IEnumerable<Area> Regencies()
    {
        var random = new SplitMix64(0x0102);
        var names = new PlaceNames(random);
        foreach (var province in Provinces.All)
        {
            var cities = province.Regencies / 5;
            for (var number = 0; number < province.Regencies; number++)
            {
                var isCity = number >= province.Regencies - cities;
                var code = isCity ? 71 + number - (province.Regencies - cities) : number + 1;
                var name = $"{(isCity ? "Kota" : "Kabupaten")} {names.Next()}";
                yield return new Area(
                    (province.Id * 100) + code, province.Id, name,
                    Near(random, Millionths(province.Latitude), 900_000),
                    Near(random, Millionths(province.Longitude), 900_000));
            }
        }
    }

    /// <summary>Districts: 1101010, 1101020 …</summary>
    public static IEnumerable<Area> Districts() =>
        Below(Regencies(), new SplitMix64(0x0103), new Shares(DistrictCount, RegencyCount, 6), 1_000, 10, 120_000);

    /// <summary>Villages: 1101010001, 1101010002 …</summary>
    public static IEnumerable<Area> Villages() =>
        Below(Districts(), new SplitMix64(0x0104), new Shares(VillageCount, DistrictCount, 5), 1_000, 1, 30_000);

    private static IEnumerable<Area> Below(
        IEnumerable<Area> parents, SplitMix64 random, Shares shares, int factor, int step, int distance)
    {
        var names = new PlaceNames(random);
        var index = 0;
        foreach (var parent in parents)
        {
            var children = shares.Of(index++);
            for (var number = 1; number <= children; number++)
            {
                yield return new Area(
                    (parent.Id * factor) + (number * step), parent.Id, names.Next(),
                    Near(random, parent.Latitude, distance), Near(random, parent.Longitude, distance));
            }
        }
    }

    private static long Near(SplitMix64 random, long middle, int distance) =>
        middle + random.Between(-distance, distance);

    private static long Millionths(string degrees) => (long)(decimal.Parse(degrees) * 1_000_000m);
}
