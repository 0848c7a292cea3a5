using static SchemaRunner.Cli.Demo.SqlLiteral;

namespace SchemaRunner.Cli.Demo.Rows;

/// <summary>Rows of <c>provinces</c>.</summary>
internal static class ProvinceRows
{
    public static LegacyTable Table => new(
        "provinces", "id, name, alt_name, latitude, longitude", Provinces.All.Count, All);

    private static IEnumerable<string> All() =>
        Provinces.All.Select(it => $"({it.Id}, {Text(it.Name)}, {Text(it.AltName)}, {it.Latitude}, {it.Longitude})");
}
