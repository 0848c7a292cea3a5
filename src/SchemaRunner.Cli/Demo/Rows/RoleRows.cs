using static SchemaRunner.Cli.Demo.SqlLiteral;

namespace SchemaRunner.Cli.Demo.Rows;

/// <summary>Rows of <c>roles</c>.</summary>
internal static class RoleRows
{
    private static readonly (string Level, string Name, string? Note)[] Roles =
    [
        ("Pusat", "Super Admin", "Akses penuh"), ("Pusat", "Admin Pusat", null), ("Pusat", "Operator Pusat", null),
        ("Pusat", "Pimpinan Pusat", "Hanya melihat"), ("Provinsi", "Admin Provinsi", null),
        ("Provinsi", "Operator Provinsi", null), ("Provinsi", "Pimpinan Provinsi", ""), ("UPT", "Admin UPT", null),
        ("UPT", "Operator UPT", null), ("Lapangan", "Koordinator Penyuluh", null), ("Lapangan", "Penyuluh", null),
        ("Lapangan", "Enumerator", "Data hasil tangkapan"),
    ];

    public static int Count => Roles.Length;

    public static LegacyTable Table => new(
        "roles", "id, level_role, nama_role, keterangan, created_at, updated_at", Count, All);

    private static IEnumerable<string> All()
    {
        var created = Timestamp(new DateOnly(2019, 1, 2), new TimeOnly(9, 15));
        return Roles.Select((role, index) =>
            $"({index + 1}, {Text(role.Level)}, {Text(role.Name)}, {Text(role.Note)}, {created}, {created})");
    }
}
