namespace SchemaRunner.Postgres.Backups;

/// <summary>A client program of PostgreSQL that was found.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Version">Its version, such as <c>15.18</c>.</param>
/// <param name="IsNewEnough">Whether it works with the server.</param>
internal sealed record ClientProgram(string Path, string Version, bool IsNewEnough);
