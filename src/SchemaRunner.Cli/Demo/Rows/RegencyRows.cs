using static SchemaRunner.Cli.Demo.SqlLiteral;

namespace SchemaRunner.Cli.Demo.Rows;

/// <summary>Rows of <c>regencies</c>.</summary>
internal static class RegencyRows
{
    public static LegacyTable Table => new(
        "regencies", "id, province_id, name, alt_name, latitude, longitude", Areas.RegencyCount, All);

    private static IEnumerable<string> All() => Areas.Regencies().Select(Row);

    private static string Row(Area it, int index)
    {
        // Numerics of different scale: 3.25, 3.250 and 3.250000 are different texts of a numeric
        var decimals = index % 3 == 0 ? 2 : index % 3 == 1 ? 3 : 6;
        var unit = index % 3 == 0 ? 10_000 : index % 3 == 1 ? 1_000 : 1;
        var altName = index % 5 == 0 ? it.Name.ToUpperInvariant() : "";
        return $"({it.Id}, {it.ParentId}, {Text(it.Name)}, {Text(altName)}, " +
            $"{Fixed(it.Latitude / unit, decimals)}, {Fixed(it.Longitude / unit, decimals)})";
    }
}
