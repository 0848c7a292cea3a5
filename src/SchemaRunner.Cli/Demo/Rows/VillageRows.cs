using static SchemaRunner.Cli.Demo.SqlLiteral;

namespace SchemaRunner.Cli.Demo.Rows;

/// <summary>Rows of <c>villages</c>.</summary>
internal static class VillageRows
{
    public static LegacyTable Table => new(
        "villages", "id, district_id, name, alt_name, latitude, longitude", Areas.VillageCount, All);

    private static IEnumerable<string> All() => Areas.Villages().Select(Row);

    // Every thousandth village was never surveyed: zero coordinates
    private static string Row(Area it, int index) =>
        index % 1_000 == 999
            ? $"({it.Id}, {it.ParentId}, {Text(it.Name)}, '', 0, 0)"
            : $"({it.Id}, {it.ParentId}, {Text(it.Name)}, {Text(index % 11 == 0 ? $"Desa {it.Name}" : "")}, " +
              $"{Fixed(it.Latitude, 6)}, {Fixed(it.Longitude, 6)})";
}
