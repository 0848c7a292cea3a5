namespace SchemaRunner.Cli.Demo;

/// <summary>A regency, district or village.</summary>
/// <param name="Id">Its code, which begins with its parent's.</param>
/// <param name="ParentId">The code of the area that it lies in.</param>
/// <param name="Name">Its generated name.</param>
/// <param name="Latitude">Millionths of a degree, negative in the south.</param>
/// <param name="Longitude">Millionths of a degree to the east.</param>
internal readonly record struct Area(long Id, long ParentId, string Name, long Latitude, long Longitude);
