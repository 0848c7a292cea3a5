namespace SchemaRunner.Cli.Demo;

/// <summary>One of Indonesia's provinces.</summary>
/// <param name="Id">The code of the statistics office (BPS).</param>
/// <param name="Name">Its name.</param>
/// <param name="AltName">A former or short name, where there is one.</param>
/// <param name="Latitude">Degrees of its middle as a decimal literal; the number of digits is part of the data.</param>
/// <param name="Longitude">The same to the east.</param>
/// <param name="Regencies">How many regencies and cities it has.</param>
internal sealed record Province(
    int Id, string Name, string? AltName, string Latitude, string Longitude, int Regencies);
