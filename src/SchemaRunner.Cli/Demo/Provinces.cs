namespace SchemaRunner.Cli.Demo;

/// <summary>The 34 provinces of 2013 to 2022, with approximate coordinates.</summary>
internal static class Provinces
{
    /// <summary>In the order of their codes.</summary>
    public static IReadOnlyList<Province> All { get; } =
    [
        new(11, "Aceh", "Nanggroe Aceh Darussalam", "4.695135", "96.749397", 23),
        new(12, "Sumatera Utara", null, "2.115355", "99.545097", 33),
        new(13, "Sumatera Barat", null, "-0.739940", "100.800005", 19),
        new(14, "Riau", null, "0.5", "101.70682", 12),
        new(15, "Jambi", "", "-1.485183", "102.438058", 11),
        new(16, "Sumatera Selatan", null, "-3.319437", "103.914399", 17),
        new(17, "Bengkulu", null, "-3.577847", "102.346387", 10),
        new(18, "Lampung", null, "-4.558585", "105.406807", 15),
        new(19, "Kepulauan Bangka Belitung", "Babel", "-2.741051", "106.440587", 7),
        new(21, "Kepulauan Riau", "Kepri", "3.945651", "108.142867", 7),
        new(31, "DKI Jakarta", "Daerah Khusus Ibukota", "-6.211544", "106.845172", 6),
        new(32, "Jawa Barat", null, "-7.090911", "107.668887", 27),
        new(33, "Jawa Tengah", null, "-7.150975", "110.140259", 35),
        new(34, "DI Yogyakarta", "Jogja", "-7.875385", "110.426209", 5),
        new(35, "Jawa Timur", null, "-7.536064", "112.238402", 38),
        new(36, "Banten", null, "-6.405817", "106.064018", 8),
        new(51, "Bali", "", "-8.409518", "115.188916", 9),
        new(52, "Nusa Tenggara Barat", "NTB", "-8.652933", "117.361648", 10),
        new(53, "Nusa Tenggara Timur", "NTT", "-8.657382", "121.079370", 22),
        new(61, "Kalimantan Barat", null, "-0.278781", "111.475285", 14),
        new(62, "Kalimantan Tengah", null, "-1.681488", "113.382355", 14),
        new(63, "Kalimantan Selatan", null, "-3.092642", "115.283758", 13),
        new(64, "Kalimantan Timur", null, "0.50", "116.419389", 10),
        new(65, "Kalimantan Utara", null, "3.073093", "116.041389", 5),
        new(71, "Sulawesi Utara", null, "0.624693", "123.975002", 15),
        new(72, "Sulawesi Tengah", null, "-1.430025", "121.445618", 13),
        new(73, "Sulawesi Selatan", null, "-3.668799", "119.974053", 24),
        new(74, "Sulawesi Tenggara", null, "-4.144910", "122.174605", 17),
        new(75, "Gorontalo", null, "0.699937", "122.446724", 6),
        new(76, "Sulawesi Barat", null, "-2.844137", "119.232078", 6),
        new(81, "Maluku", null, "-3.238462", "130.145273", 11),
        new(82, "Maluku Utara", null, "1.570999", "127.808769", 10),
        new(91, "Papua Barat", "Irian Jaya Barat", "-1.336115", "133.174716", 13),
        new(94, "Papua", "Irian Jaya", "-4.269928", "138.080353", 29),
    ];
}
