using static SchemaRunner.Cli.Demo.SqlLiteral;

namespace SchemaRunner.Cli.Demo.Rows;

/// <summary>Rows of <c>districts</c>.</summary>
internal static class DistrictRows
{
    public static LegacyTable Table => new(
        "districts", "id, regency_id, name, alt_name, latitude, longitude", Areas.DistrictCount, All);

    private static IEnumerable<string> All() => Areas.Districts().Select(Row);

    private static string Row(Area it, int index) =>
        $"({it.Id}, {it.ParentId}, {Text(it.Name)}, {Text(index % 7 == 0 ? $"Kec. {it.Name}" : "")}, " +
        $"{Fixed(it.Latitude, 6)}, {Fixed(it.Longitude, 6)})";
}
